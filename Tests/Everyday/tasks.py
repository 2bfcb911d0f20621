"""The tasks, in the order of a day. A task's first line says what a person wants."""

import os

TASKS = []


def task(body):
    TASKS.append(body)
    return body


# The first minute


@task
def begin(world):
    """start with nothing but the program's name, and be in the chat with one Enter"""
    world.mina.type(f"{world.program('roost')} ")
    world.mina.press("Enter")
    world.mina.wait("Connect to a chat server", "#lobby")
    world.mina.press("C-u")
    world.mina.type(world.address)
    world.mina.press("Enter")
    world.mina.wait("You are mina in #lobby", "Nobody else is here yet", "connected")


@task
def join_by_address(world):
    """join somebody's server by its address"""
    world.jun.type(f"{world.program('roost')} {world.address}")
    world.jun.press("Enter")
    world.jun.wait("You are jun in #lobby", "2 people")
    world.mina.wait("jun joined", "2 people")


# Talking


@task
def say(world):
    """say something"""
    world.mina.type("good morning")
    world.mina.press("Enter")
    world.jun.wait("mina  good morning")


@task
def answer_in_korean(world):
    """answer in Korean"""
    world.jun.type("안녕하세요, 회의는 아홉 시예요")
    world.jun.press("Enter")
    world.mina.wait("jun  안녕하세요, 회의는 아홉 시예요")


@task
def complete_a_name(world):
    """mention somebody by the first letter of the name"""
    world.mina.type("@j")
    world.mina.press("Tab")
    world.mina.wait("[mina] @jun")
    world.mina.type("점심 같이 먹어요")
    world.mina.press("Enter")
    world.jun.wait("@jun: 점심 같이 먹어요")


@task
def mention_before_a_particle(world):
    """be mentioned with a particle behind the name"""
    world.jun.type("mina야 오늘 자료 봤어?")
    world.jun.press("Enter")
    screen = world.mina.wait("mina야 오늘 자료 봤어?")
    row = next(row for row in screen.split("\n") if "mina야 오늘" in row)
    if "!" not in row:
        world.mina.wait("!mina야")


@task
def act(world):
    """say what one does"""
    world.mina.type("/me waves")
    world.mina.press("Enter")
    world.jun.wait("* mina  waves")


@task
def two_lines(world):
    """send two lines as one message"""
    world.mina.type("two things:")
    world.mina.press("M-Enter")
    world.mina.type("tests are green")
    world.mina.press("Enter")
    world.jun.wait("two things:", "tests are green")


@task
def paste_text(world):
    """paste three lines, one of which looks like a command, and send them as text"""
    world.mina.paste("first\n/quit now\nlast one")
    world.mina.wait("3 lines", "Enter")
    world.mina.press("Enter")
    world.jun.wait("first", "/quit now", "last one")


@task
def write_an_emoji(world):
    """write an emoji by its name"""
    world.mina.type("done :tada")
    world.mina.press("Tab")
    world.mina.wait("🎉")
    world.mina.press("Enter")
    world.jun.wait("done 🎉")


@task
def send_a_slash(world):
    """send a line that begins with a slash"""
    world.mina.type("//usr is a folder")
    world.mina.press("Enter")
    world.jun.wait("/usr is a folder")


# Mistakes


@task
def mistype_a_command(world):
    """mistype a command, and lose nothing"""
    world.mina.type("/jion dev")
    world.mina.press("Enter")
    world.mina.wait("No command /jion", "/join", "[mina] /jion dev")
    world.mina.press("C-c")
    world.mina.wait(gone=("[mina] /jion dev",))


@task
def command_after_a_space(world):
    """type a command after a space, and be asked"""
    world.mina.type(" /part")
    world.mina.press("Enter")
    world.mina.wait("This looks like /part")
    world.mina.press("Escape")
    world.mina.wait("[mina]  /part")
    world.mina.press("C-c")


@task
def command_in_hangul(world):
    """type a command with the Hangul layout on"""
    world.mina.type("/ㅓㅐㅑㅜ")
    world.mina.press("Enter")
    world.mina.wait("/join")
    world.mina.press("C-c")


@task
def clear_and_bring_back(world):
    """clear the line with Ctrl-C and bring it back with Ctrl-Y"""
    world.mina.type("half a sentence")
    world.mina.press("C-c")
    world.mina.wait(gone=("half a sentence",))
    world.mina.press("C-y")
    world.mina.wait("[mina] half a sentence")


@task
def delete_and_undo(world):
    """delete a word, and undo that"""
    world.mina.press("C-w")
    world.mina.wait("[mina] half a", gone=("half a sentence",))
    world.mina.press("C-_")
    world.mina.wait("[mina] half a sentence")
    world.mina.press("C-u")


@task
def earlier_line(world):
    """get an earlier line with Up, and leave it with Down"""
    world.mina.type("draft")
    world.mina.press("Up", "Up")
    world.mina.wait("[mina] done 🎉")
    world.mina.press("Down", "Down")
    world.mina.wait("[mina] draft")
    world.mina.press("C-u")


@task
def search_sent_lines(world):
    """find an earlier line with Ctrl-R"""
    world.mina.press("C-r")
    world.mina.type("점심")
    world.mina.wait("점심 같이 먹어요")
    world.mina.press("Enter")
    world.mina.wait("[mina] @jun")
    world.mina.press("C-u")


# Rooms


@task
def make_a_room(world):
    """make a room and give it a topic"""
    world.mina.type("/join dev")
    world.mina.press("Enter")
    world.mina.wait("You are mina in #dev")
    world.mina.type("/topic 배포 준비: ship 1.0 before lunch")
    world.mina.press("Enter")
    world.mina.wait("#dev   배포 준비: ship 1.0 before lunch")


@task
def find_a_room(world):
    """see which rooms there are and enter one"""
    world.jun.type("/rooms")
    world.jun.press("Enter")
    world.jun.wait("#dev", "배포 준비")
    world.jun.type("dev")
    world.jun.press("Enter")
    world.jun.wait("You are jun in #dev")


@task
def unread(world):
    """see in another room that something was said, and go there with Alt-A and back"""
    world.mina.press("M-1")
    world.mina.wait("#lobby", ">1 #lobby")
    world.jun.type("build 1412 is green")
    world.jun.press("Enter")
    world.mina.wait("+1")
    world.mina.press("M-a")
    world.mina.wait(">2 #dev", "build 1412 is green")
    world.mina.press("M-a")
    world.mina.wait(">1 #lobby")


@task
def mentioned_elsewhere(world):
    """see in another room that one is mentioned"""
    world.jun.type("mina: can you review?")
    world.jun.press("Enter")
    world.mina.wait("!1+2")
    world.mina.press("M-2")
    world.mina.wait("mina: can you review?")


@task
def keep_a_draft(world):
    """leave half a message in one room, talk in another, come back"""
    world.mina.type("reviewing, almost")
    world.mina.press("M-1")
    world.mina.wait(">1 #lobby", "*", gone=("[mina] reviewing",))
    world.mina.press("M-/")
    world.mina.wait(">2 #dev", "[mina] reviewing, almost")
    world.mina.press("Enter")
    world.jun.wait("mina  reviewing, almost")


@task
def find_with_the_finder(world):
    """go to a room by a part of its name"""
    world.mina.press("M-k")
    world.mina.type("lob")
    world.mina.wait("[filter] lob")
    world.mina.press("Enter")
    world.mina.wait(">1 #lobby", gone=("Find a room",))


@task
def who_is_here(world):
    """see who is here"""
    world.mina.type("/names")
    world.mina.press("Enter")
    world.mina.wait("jun", "mina")
    world.mina.press("Escape")


@task
def quiet_a_room(world):
    """have a room count mentions only"""
    world.mina.type("/mute #dev")
    world.mina.press("Enter")
    world.mina.wait("2 #dev        -")
    world.mina.type("/unmute #dev")
    world.mina.press("Enter")
    world.mina.wait(gone=("2 #dev        -",))


@task
def write_to_one(world):
    """write to one person, who answers"""
    world.mina.type("/msg jun 비밀인데 내일 깜짝 파티예요")
    world.mina.press("Enter")
    world.mina.wait(">3 @jun", "비밀인데")
    world.jun.wait("mina")
    world.jun.press("M-a")
    world.jun.wait("비밀인데 내일 깜짝 파티예요")
    world.jun.type("좋아요!")
    world.jun.press("Enter")
    world.mina.wait("좋아요!")
    world.mina.press("M-1")
    world.jun.press("M-1")


@task
def change_the_name(world):
    """change one's name, but not to one that is taken"""
    world.jun.type("/nick mina")
    world.jun.press("Enter")
    world.jun.wait("The name mina is in use. You are still jun.")
    world.jun.press("C-u")
    world.jun.type("/nick 준")
    world.jun.press("Enter")
    world.jun.wait("[준]")
    world.mina.wait("준")
    world.jun.type("/nick jun")
    world.jun.press("Enter")
    world.jun.wait("[jun]")


@task
def take_back(world):
    """take a message back"""
    world.jun.type("my password is hunter2")
    world.jun.press("Enter")
    world.mina.wait("hunter2")
    world.jun.type("/redact")
    world.jun.press("Enter")
    world.mina.wait(gone=("hunter2",))
    world.jun.wait(gone=("hunter2",))


@task
def ignore_somebody(world):
    """hide what somebody says, and bring it back"""
    world.mina.type("/ignore jun")
    world.mina.press("Enter")
    world.jun.type("nobody hears me")
    world.jun.press("Enter")
    world.jun.wait("jun  nobody hears me")
    world.mina.wait(gone=("nobody hears me",))
    world.mina.type("/unignore jun")
    world.mina.press("Enter")
    world.mina.wait("nobody hears me")


# Reading


@task
def read_back(world):
    """read what was said earlier, while others go on"""
    world.run("send", world.address, "-n", "robot", text="\n".join(f"line {n} of the log" for n in range(1, 61)))
    world.mina.wait("line 60 of the log")
    world.mina.press("PageUp", "PageUp")
    world.mina.wait("End: newest", gone=("line 59 of the log\n",))
    world.jun.type("still there?")
    world.jun.press("Enter")
    world.mina.wait("below", "still there?")
    world.mina.press("M->")
    world.mina.wait("still there?", gone=("End: newest",))


@task
def search_here(world):
    """look for a Korean word of two syllables, and come back"""
    world.mina.press("C-s")
    world.mina.type("회의")
    world.mina.press("Enter")
    world.mina.wait("회의는 아홉 시예요")
    world.mina.press("Escape")
    world.mina.wait("still there?")


@task
def search_in_vain(world):
    """look for what nobody said"""
    world.mina.type("/search 잠수함")
    world.mina.press("Enter")
    world.mina.wait("Nothing about", "잠수함")
    world.mina.press("Escape")


@task
def use_a_link(world):
    """copy a link"""
    world.jun.type("see https://example.org/releases/1.0")
    world.jun.press("Enter")
    world.mina.wait("https://example.org/releases/1.0")
    world.mina.press("M-o")
    world.mina.wait("Links in this room", "https://example.org/releases/1.0")
    world.mina.press("Enter")
    world.mina.wait("ROOMS", gone=("Links in this room",))


@task
def change_the_view(world):
    """show the bare view for copying, the times, the lists"""
    world.mina.press("M-l")
    world.mina.wait(gone=("ROOMS",))
    world.mina.press("M-l")
    world.mina.wait("ROOMS")
    world.mina.press("F8")
    world.mina.wait("PEOPLE")
    world.mina.press("F8", "F7")
    world.mina.wait(gone=("ROOMS", "PEOPLE"))
    world.mina.press("F7")
    world.mina.wait("ROOMS")


@task
def find_a_key(world):
    """find out which key does something"""
    world.mina.press("F1")
    world.mina.wait("Help: keys and commands")
    world.mina.type("undo")
    world.mina.wait("Ctrl-_")
    world.mina.press("Escape")
    world.mina.wait(gone=("Help:",))


@task
def small_terminal(world):
    """go on in a small terminal, in a very small one, and in one that is too small"""
    world.mina.type("작은 창에서도")
    world.mina.resize(40, 12)
    world.mina.wait("[mina] 작은 창에서도", "#lobby")
    world.mina.resize(20, 5)
    world.mina.wait("작은")
    world.mina.resize(19, 4)
    world.mina.wait("Needs 20x5")
    world.mina.resize(80, 24)
    world.mina.wait("ROOMS", "[mina] 작은 창에서도")
    world.mina.press("Enter")
    world.jun.wait("작은 창에서도")


@task
def change_the_looks(world):
    """choose another theme, and go back"""
    world.mina.type("/theme light")
    world.mina.press("Enter")
    world.mina.wait("light")
    world.mina.type("/theme auto")
    world.mina.press("Enter")
    world.mina.wait("auto")


# When things break


@task
def server_dies(world):
    """keep what one is typing while the server is gone"""
    world.mina.type("이 문장은 남아 있어야 해요")
    world.kill_server()
    world.mina.wait("offline", "이 문장은 남아 있어야 해요")
    world.mina.press("Enter")
    world.mina.wait("Not sent", "[mina] 이 문장은 남아 있어야 해요")


@task
def server_returns(world):
    """be back by oneself when the server is, with nothing missed"""
    world.start_server()
    world.mina.press("M-r")
    world.mina.wait("connected", gone=("offline  F1",))
    world.jun.press("M-r")
    world.jun.wait("connected")
    world.mina.press("Enter")
    world.jun.wait("mina  이 문장은 남아 있어야 해요")


@task
def stop_and_go_on(world):
    """suspend the program, do something in the shell, and come back"""
    world.mina.press("C-z")
    world.mina.wait("$ ")
    world.jun.type("while you were away")
    world.jun.press("Enter")
    world.mina.type("fg")
    world.mina.press("Enter")
    world.mina.wait("while you were away", "[mina]")


@task
def terminal_freezes(world):
    """have the terminal freeze while others talk, and go on where they are"""
    world.mina.freeze()
    for part in range(3):
        text = "\n".join(f"frozen {100 * part + number}" for number in range(1, 101))
        world.run("send", world.address, "-n", "robot", text=text)
    world.mina.thaw()
    world.mina.wait("frozen 300", "connected")


@task
def terminal_vanishes(world):
    """lose the window with half a message in it, and find that in the next one"""
    world.jun.type("아직 다 쓰지 못한 글")
    world.jun.wait("[jun] 아직 다 쓰지 못한 글")
    world.jun = world.jun.again()
    world.jun.type(f"{world.program('roost')} {world.address} -n jun")
    world.jun.press("Enter")
    world.jun.wait("You are jun", "[jun] 아직 다 쓰지 못한 글")
    world.jun.press("C-u")


# Without a screen


@task
def send_from_a_script(world):
    """have a script say something"""
    world.run("send", world.address, "-n", "robot", "build 1413 is green")
    world.mina.wait("build 1413 is green")


@task
def read_from_a_script(world):
    """have a script list the rooms"""
    output = world.run("rooms", world.address)
    if "#dev" not in output or "배포 준비" not in output:
        world.mina.wait(f"(roost rooms printed: {output})")


@task
def plain_mode(world):
    """chat through a pipe"""
    output = world.run("--plain", world.address, "dev", "-n", "piper", text="from a pipe\n")
    if "#dev" not in output:
        world.mina.wait(f"(roost --plain printed: {output})")
    world.mina.press("M-2")
    world.mina.wait("from a pipe")
    world.mina.press("M-1")


# Order


@task
def operate(world):
    """become an operator and have somebody out who disturbs"""
    world.mina.type(f"/oper {world.operator_secret}")
    world.mina.wait(gone=(world.operator_secret,))
    world.mina.press("Enter")
    world.mina.wait("operator")
    world.mina.type("/kick jun please read the rules")
    world.mina.press("Enter")
    world.jun.wait("An operator has ended your session", "/reconnect")
    world.jun.type("/reconnect")
    world.jun.press("Enter")
    world.jun.wait("connected")


# Leaving


@task
def do_not_quite_leave(world):
    """press Ctrl-C once too often, and stay"""
    world.mina.press("C-c")
    world.mina.wait("Ctrl-C again")
    world.mina.type("stay")
    world.mina.press("C-u")
    world.mina.wait("ROOMS", gone=("Ctrl-C again",))


@task
def leave_a_room(world):
    """leave a room"""
    world.mina.press("M-2")
    world.mina.wait(">2 #dev")
    world.mina.type("/part")
    world.mina.press("Enter")
    world.mina.wait(gone=("2 #dev",))


@task
def quit_with_a_draft(world):
    """quit with half a message, be asked, and go"""
    world.mina.type("/msg jun")
    world.mina.press("Enter")
    world.mina.wait(">4 @jun")
    world.mina.type("나중에 끝낼 글")
    world.mina.press("M-1")
    world.mina.wait(">1 #lobby", "4 @jun        *")
    world.mina.type("/quit")
    world.mina.press("Enter")
    world.mina.wait("unsent", "@jun")
    world.mina.press("Escape")
    world.mina.wait(">1 #lobby", gone=("unsent",))
    world.mina.press("C-u")
    world.mina.type("/quit")
    world.mina.press("Enter", "Enter")
    world.mina.wait("$", gone=("ROOMS",))


@task
def come_back_next_day(world):
    """start again: the server is proposed, and what was said meanwhile is new"""
    world.jun.type("좋은 아침")
    world.jun.press("Enter")
    world.mina.type("clear; roost() { " + world.program("roost") + ' "$@"; }; roost')
    world.mina.press("Enter")
    world.mina.wait("Connect to a chat server", world.address)
    world.mina.press("Enter")
    world.mina.wait("#lobby", "좋은 아침", "new")


@task
def leave(world):
    """leave, and have the terminal as it was"""
    for person in (world.mina, world.jun):
        person.press("C-u")
        person.type("/quit")
        person.press("Enter")
        person.wait("$", gone=("ROOMS",))
    world.jun.type("echo 'still a shell'")
    world.jun.press("Enter")
    world.jun.wait("still a shell")
    assert os.path.exists(world.folder)
