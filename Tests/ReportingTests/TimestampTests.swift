import Testing

@testable import Reporting

/// Moments as text, among them leap days and years before 1970.
struct TimestampTests {
  @Test(arguments: [
    (0, "1970-01-01T00:00:00Z"), (1_767_225_599, "2025-12-31T23:59:59Z"),
    (1_709_164_800, "2024-02-29T00:00:00Z"), (951_782_400, "2000-02-29T00:00:00Z"),
    (4_107_542_400, "2100-03-01T00:00:00Z"), (-1, "1969-12-31T23:59:59Z"),
    (1_234_567_890, "2009-02-13T23:31:30Z"),
  ])
  func text(seconds: Int, expected: String) {
    #expect(Timestamp(seconds: seconds).text == expected)
  }

  @Test
  func nowIsLaterThanThisTest() {
    #expect(Timestamp.now.seconds > 1_700_000_000)
  }
}
