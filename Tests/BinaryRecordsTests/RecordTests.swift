import BinaryRecords
import Testing

@Suite struct RecordTests {
  private static let numbers = [
    0, 1, -1, 63, 64, -64, -65, 127, 128, 16_383, 16_384, 1 << 40, Int.max, Int.min, Int.max - 1,
  ]

  private static func written() -> RecordWriter {
    var writer = RecordWriter()
    for number in numbers { writer.write(number) }
    writer.write("")
    writer.write("values – naïve 𝄞")
    writer.write(-0.0)
    writer.write(1.0 / 3.0)
    writer.write([0, 255, 7] as [UInt8])
    writer.write(true)
    writer.write(String?.none) { $0.write($1) }
    writer.write("there") { $0.write($1) }
    writer.write(["a", "bc"]) { $0.write($1) }
    return writer
  }

  @Test func whatIsWrittenIsReadAgain() throws {
    var reader = RecordReader(RecordTests.written().bytes)
    for number in RecordTests.numbers { #expect(try reader.int() == number) }
    #expect(try reader.string().isEmpty)
    #expect(try reader.string() == "values – naïve 𝄞")
    #expect(try reader.double().sign == .minus)
    #expect(try reader.double() == 1.0 / 3.0)
    #expect(try reader.row() == [0, 255, 7])
    #expect(try reader.bool())
    #expect(try text(&reader) == nil)
    #expect(try text(&reader) == "there")
    #expect(try texts(&reader) == ["a", "bc"])
    #expect(reader.isAtEnd)
  }

  @Test func smallNumbersAreShort() {
    for number in -64..<64 {
      var writer = RecordWriter()
      writer.write(number)
      #expect(writer.bytes.count == 1)
    }
  }

  /// Whatever bytes come, reading them ends with values or with damage.
  @Test func damagedBytesAreAnErrorAndNoBreakdown() {
    let whole = RecordTests.written().bytes
    for end in whole.indices {
      #expect(throws: RecordReader.Damage.self) { try readAll(Array(whole[..<end])) }
    }
    var state: UInt64 = 1
    for _ in 0..<2_000 {
      var bytes = whole
      for _ in 0..<4 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        bytes[Int(state >> 33) % bytes.count] = UInt8(truncatingIfNeeded: state >> 24)
      }
      _ = try? readAll(bytes)
    }
  }

  @Test func aLengthBeyondTheEndIsDamage() {
    var writer = RecordWriter()
    writer.write(1 << 40)
    #expect(throws: RecordReader.Damage.self) {
      var reader = RecordReader(writer.bytes)
      _ = try reader.row()
    }
    #expect(throws: RecordReader.Damage.self) {
      var reader = RecordReader(writer.bytes)
      _ = try texts(&reader)
    }
  }

  private func readAll(_ bytes: [UInt8]) throws {
    var reader = RecordReader(bytes)
    for _ in RecordTests.numbers { _ = try reader.int() }
    _ = try reader.string()
    _ = try reader.string()
    _ = try reader.double()
    _ = try reader.double()
    _ = try reader.row()
    _ = try reader.bool()
    _ = try text(&reader)
    _ = try text(&reader)
    _ = try texts(&reader)
  }

  private func text(_ reader: inout RecordReader) throws -> String? {
    try reader.optional { reader throws(RecordReader.Damage) in try reader.string() }
  }

  private func texts(_ reader: inout RecordReader) throws -> [String] {
    try reader.list { reader throws(RecordReader.Damage) in try reader.string() }
  }
}
