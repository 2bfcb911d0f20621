/// Names of emoji for completion behind a colon, in English and, for the common ones, in Korean.
///
/// Only what was in Unicode 12 or before: what is newer is a box in many terminals, and its width is anybody's guess.
enum EmojiTable {
    /// An emoji and a name of it.
    struct Entry: Equatable, Sendable {
        let name: String
        let emoji: String
    }

    /// Letters behind the colon from which Tab completes; `:` and one letter is as often a face.
    static let lettersMin = 2

    /// Every name, in the order of the table.
    static let entries: [Entry] = table.split(whereSeparator: { $0 == "|" || $0 == "\n" }).flatMap { row in
        let words = row.split(separator: " ").map(String.init)
        return words.enumerated().compactMap { index, word in
            index == 1 ? nil : Entry(name: word, emoji: words[1])
        }
    }

    /// A name, the emoji and other names a row.
    private static let table = """
        grinning 😀 웃음 | smile 😄 미소 | laughing 😆 | joy 😂 ㅋㅋ | rofl 🤣 | wink 😉 윙크 | blush 😊
        innocent 😇 | heart_eyes 😍 | kissing_heart 😘 | yum 😋 | stuck_out_tongue 😛 메롱
        zany_face 🤪 | hugs 🤗 포옹 | thinking 🤔 생각 | zipper_mouth 🤐 | neutral_face 😐
        expressionless 😑 | smirk 😏 | unamused 😒 | rolling_eyes 🙄 | grimacing 😬 | relieved 😌
        pensive 😔 | sleepy 😪 | sleeping 😴 잠 | mask 😷 | sick 🤒 | nauseated 🤢 | sneezing 🤧
        hot_face 🥵 | cold_face 🥶 | dizzy_face 😵 | exploding_head 🤯 | cowboy 🤠 | partying 🥳 파티
        sunglasses 😎 | nerd 🤓 | monocle 🧐 | confused 😕 | worried 😟 걱정 | frowning ☹
        open_mouth 😮 | astonished 😲 놀람 | flushed 😳 | pleading 🥺 | fearful 😨 | cold_sweat 😰
        cry 😢 슬픔 | sob 😭 눈물 | scream 😱 | persevere 😣 | disappointed 😞 | sweat 😓 땀 | weary 😩
        tired_face 😫 | yawning 🥱 | triumph 😤 | rage 😡 화남 | angry 😠 | cursing 🤬 | imp 👿 | skull 💀
        poop 💩 | clown 🤡 | ghost 👻 유령 | alien 👽 | robot 🤖 로봇 | smile_cat 😸 | see_no_evil 🙈
        hear_no_evil 🙉 | speak_no_evil 🙊 | heart ❤ 하트 | orange_heart 🧡 | yellow_heart 💛
        green_heart 💚 | blue_heart 💙 | purple_heart 💜 | black_heart 🖤 | broken_heart 💔
        sparkling_heart 💖 | hundred 💯 백점 | boom 💥 | sweat_drops 💦 | dash 💨 | zzz 💤 | wave 👋 안녕
        raised_hand ✋ | vulcan 🖖 | ok_hand 👌 오케이 | pinched 🤏 | victory ✌ 브이 | crossed_fingers 🤞
        love_you 🤟 | metal 🤘 | call_me 🤙 | point_left 👈 | point_right 👉 | point_up 👆
        point_down 👇 | thumbsup 👍 엄지 좋아 | thumbsdown 👎 싫어 | fist ✊ | punch 👊 | clap 👏 박수
        raised_hands 🙌 만세 | open_hands 👐 | handshake 🤝 악수 | pray 🙏 부탁 감사 | writing_hand ✍
        muscle 💪 힘 | brain 🧠 | eyes 👀 눈 | tongue 👅 | baby 👶 | person 🧑 | shrug 🤷 | facepalm 🤦
        bow 🙇 죄송 | runner 🏃 | dancer 💃 | family 👪 | dog 🐶 개 | cat 🐱 고양이 | mouse 🐭 | rabbit 🐰
        fox 🦊 | bear 🐻 | panda 🐼 | tiger 🐯 | lion 🦁 | cow 🐮 | pig 🐷 | frog 🐸 | monkey 🐵
        chicken 🐔 닭 | penguin 🐧 펭귄 | bird 🐦 | duck 🦆 | owl 🦉 | wolf 🐺 | horse 🐴 | unicorn 🦄
        bee 🐝 | bug 🐛 버그 | butterfly 🦋 | snail 🐌 | turtle 🐢 | snake 🐍 | octopus 🐙 | shrimp 🦐
        fish 🐟 | whale 🐳 | dolphin 🐬 | crab 🦀 | bouquet 💐 | rose 🌹 장미 | sunflower 🌻 | tulip 🌷
        cherry_blossom 🌸 벚꽃 | tree 🌳 나무 | evergreen 🌲 | cactus 🌵 | palm 🌴 | clover 🍀
        maple_leaf 🍁 단풍 | apple 🍎 사과 | orange 🍊 | lemon 🍋 | banana 🍌 | watermelon 🍉 수박
        grapes 🍇 | strawberry 🍓 딸기 | peach 🍑 | cherries 🍒 | tomato 🍅 | corn 🌽 | carrot 🥕
        potato 🥔 | bread 🍞 빵 | croissant 🥐 | cheese 🧀 | egg 🥚 | bacon 🥓 | hamburger 🍔 | fries 🍟
        pizza 🍕 피자 | hotdog 🌭 | taco 🌮 | burrito 🌯 | salad 🥗 | rice 🍚 밥 | curry 🍛 | ramen 🍜 라면
        spaghetti 🍝 | sushi 🍣 | bento 🍱 도시락 | dumpling 🥟 만두 | fried_shrimp 🍤 | ice_cream 🍨
        doughnut 🍩 | cookie 🍪 | birthday 🎂 생일 | cake 🍰 케이크 | chocolate 🍫 | candy 🍬 사탕 | honey 🍯
        milk 🥛 | coffee ☕ 커피 | tea 🍵 녹차 | beer 🍺 맥주 | beers 🍻 건배 | wine 🍷 | cocktail 🍸
        champagne 🍾 | soju 🍶 소주 | chopsticks 🥢 | earth 🌏 지구 | mountain ⛰ | beach 🏖 | house 🏠 집
        office 🏢 회사 | hospital 🏥 | school 🏫 학교 | factory 🏭 | tent ⛺ | night 🌃 | sunrise 🌅
        rainbow 🌈 무지개 | car 🚗 | taxi 🚕 택시 | bus 🚌 버스 | train 🚆 기차 | metro 🚇 지하철 | bike 🚲 자전거
        airplane ✈ 비행기 | rocket 🚀 로켓 | ship 🚢 배 | anchor ⚓ | construction 🚧 공사 | fuelpump ⛽
        clock 🕒 | alarm ⏰ 알람 | stopwatch ⏱ | hourglass ⏳ | watch ⌚ 시계 | sun ☀ 해 | moon 🌙 달
        star ⭐ 별 | sparkles ✨ 반짝 | cloud ☁ 구름 | rain 🌧 비 | snow ❄ 눈송이 | snowman ⛄ 눈사람 | zap ⚡ 번개
        fire 🔥 불 | droplet 💧 | ocean 🌊 바다 | umbrella ☔ 우산 | christmas_tree 🎄 | fireworks 🎆
        tada 🎉 축하 | balloon 🎈 | gift 🎁 선물 | trophy 🏆 | medal 🏅 | first_place 🥇 | soccer ⚽ 축구
        basketball 🏀 농구 | baseball ⚾ 야구 | tennis 🎾 | bowling 🎳 | golf ⛳ | dart 🎯 | game 🎮 게임
        dice 🎲 | jigsaw 🧩 | art 🎨 | music 🎵 음악 | notes 🎶 노래 | microphone 🎤 | headphones 🎧
        guitar 🎸 | movie 🎬 영화 | camera 📷 사진 | tv 📺 | phone ☎ 전화 | mobile 📱 휴대폰 | computer 💻 컴퓨터
        keyboard ⌨ 키보드 | printer 🖨 | battery 🔋 | plug 🔌 | bulb 💡 아이디어 | flashlight 🔦 | candle 🕯
        book 📖 책 | books 📚 | newspaper 📰 | bookmark 🔖 | money 💰 돈 | won 💴 원 | credit_card 💳
        receipt 🧾 | email 📧 메일 | inbox 📥 | outbox 📤 | package 📦 소포 | pencil ✏ 연필 | memo 📝 메모
        folder 📁 | calendar 📅 달력 | chart 📈 | chart_down 📉 | bar_chart 📊 | clipboard 📋
        pushpin 📌 | paperclip 📎 | scissors ✂ | wastebasket 🗑 | lock 🔒 잠금 | unlock 🔓 | key 🔑 열쇠
        hammer 🔨 | wrench 🔧 | gear ⚙ 설정 | link 🔗 링크 | magnet 🧲 | microscope 🔬 | telescope 🔭
        satellite 📡 | pill 💊 약 | syringe 💉 | door 🚪 | bed 🛏 | toilet 🚽 | shower 🚿
        shopping_cart 🛒 | warning ⚠ 주의 | no_entry ⛔ 금지 | stop 🛑 정지 | recycle ♻ | check ✅ 체크
        x ❌ 엑스 | question ❓ 질문 | exclamation ❗ 느낌표 | plus ➕ | minus ➖ | infinity ♾ | arrow_up ⬆
        arrow_down ⬇ | arrow_left ⬅ | arrow_right ➡ | repeat 🔁 | new 🆕 | ok 🆗 | sos 🆘 | up 🆙
        free 🆓 | red_circle 🔴 | green_circle 🟢 | blue_circle 🔵 | bell 🔔 종 | mute 🔕
        loudspeaker 📢 공지 | megaphone 📣 | speech 💬 대화 | thought 💭 | crown 👑 왕관 | gem 💎 | ring 💍
        tophat 🎩 | shirt 👕 | jeans 👖 | dress 👗 | shoe 👟 | glasses 👓 | lipstick 💄 | flag_kr 🇰🇷 한국
        flag_us 🇺🇸 | flag_jp 🇯🇵 | flag_eu 🇪🇺 | white_flag 🏳
        """
}
