import ChatServer
import Testing

@Suite struct DrainPlanTests {
    @Test func `a few are closed at once and asked back within a second`() {
        let plan = DrainPlan(connections: 3)
        #expect(plan.closeTime(of: 2) == .zero)
        #expect(plan.returnTime == .seconds(1))
    }

    @Test func `many are closed in waves and asked back 200 a second`() {
        let plan = DrainPlan(connections: 2_000)
        #expect(plan.closeTime(of: 199) == .zero)
        #expect(plan.closeTime(of: 200) == .milliseconds(100))
        #expect(plan.closeTime(of: 1_999) == .milliseconds(900))
        #expect(plan.returnTime == .seconds(10))
    }

    @Test func `however many there are, the last wave goes in time`() {
        let plan = DrainPlan(connections: 1_000_000)
        #expect(plan.closeTime(of: 999_999) <= .seconds(10))
    }
}
