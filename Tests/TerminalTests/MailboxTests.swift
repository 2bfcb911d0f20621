import Terminal
import Testing

@Suite(.timeLimit(.minutes(1))) struct MailboxTests {
    @Test func givesAllThereIsInOrder() async {
        let mailbox = Mailbox<Int>(capacity: 10)
        for number in 1...3 { await mailbox.post(number) }
        #expect(await mailbox.next() == [1, 2, 3])
    }

    @Test func theConsumerWaits() async {
        let mailbox = Mailbox<Int>(capacity: 10)
        async let batch = mailbox.next()
        await mailbox.post(7)
        #expect(await batch == [7])
    }

    @Test func nothingIsLostOrReorderedWhenFull() async {
        let mailbox = Mailbox<(producer: Int, number: Int)>(capacity: 3)
        await withTaskGroup { group in
            for producer in 0..<4 {
                group.addTask {
                    for number in 0..<500 { await mailbox.post((producer, number)) }
                }
            }
            var received: [Int: [Int]] = [:]
            var total = 0
            while total < 2_000, let batch = await mailbox.next() {
                #expect((1...3).contains(batch.count))
                total += batch.count
                for (producer, number) in batch { received[producer, default: []].append(number) }
            }
            for producer in 0..<4 { #expect(received[producer] == Array(0..<500)) }
        }
    }

    @Test func whatIsInAFinishedMailboxCanBeTaken() async {
        let mailbox = Mailbox<Int>(capacity: 2)
        await mailbox.post(1)
        mailbox.finish()
        #expect(await mailbox.post(2) == false)
        #expect(await mailbox.next() == [1])
        #expect(await mailbox.next() == nil)
    }

    @Test func finishingFreesWhoWaits() async {
        let empty = Mailbox<Int>(capacity: 1)
        async let batch = empty.next()
        empty.finish()
        #expect(await batch == nil)

        let full = Mailbox<Int>(capacity: 1)
        await full.post(1)
        async let posted = full.post(2)
        full.finish()
        #expect(await posted == false)
    }

    @Test func cancellingFreesTheConsumer() async {
        let mailbox = Mailbox<Int>(capacity: 1)
        let consumer = Task { await mailbox.next() }
        consumer.cancel()
        #expect(await consumer.value == nil)
    }

    @Test func cancellingFreesAProducer() async {
        let mailbox = Mailbox<Int>(capacity: 1)
        await mailbox.post(1)
        let producer = Task { await mailbox.post(2) }
        producer.cancel()
        #expect(await producer.value == false)
        #expect(await mailbox.next() == [1])
    }
}
