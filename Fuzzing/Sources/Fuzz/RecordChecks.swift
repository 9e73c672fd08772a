import BinaryRecords

@testable import Touchstone

/// What holds for every row of bytes that is read as a record.
enum RecordChecks {
  /// The input is the record of a document's result; and its first bytes are kinds of values, the others the values.
  static func run(_ input: [UInt8]) {
    runResult(input)
    guard let count = input.first.map({ Int($0 & 15) }), input.count > count else { return }
    let kinds = input[1..<count + 1]
    let rest = Array(input[(count + 1)...])
    var reader = RecordReader(rest)
    var writer = RecordWriter()
    for kind in kinds {
      guard copy(kind, from: &reader, to: &writer) else { return }
    }
    // What was read and written reads the same, to the last byte.
    var (again, twice) = (RecordReader(writer.bytes), RecordWriter())
    for kind in kinds {
      require(copy(kind, from: &again, to: &twice), "what is written can be read: \(kinds)")
    }
    require(again.isAtEnd, "nothing is left of what was written")
    require(twice.bytes == writer.bytes, "values come back the same: \(kinds)")
  }

  /// Reads a value and writes it; false where the bytes are damaged.
  private static func copy(
    _ kind: UInt8, from reader: inout RecordReader, to writer: inout RecordWriter
  ) -> Bool {
    do {
      switch kind & 7 {
      case 0: writer.write(try reader.int())
      case 1: writer.write(try reader.double())
      case 2: writer.write(try reader.bool())
      case 3: writer.write(try reader.string())
      case 4: writer.write(try reader.row())
      case 5: writer.write(try reader.optional(text)) { $0.write($1) }
      case 6: writer.write(try reader.list(text)) { $0.write($1) }
      default:
        let lists = try reader.list { reader throws(RecordReader.Damage) in
          try reader.list { reader throws(RecordReader.Damage) in try reader.int() }
        }
        writer.write(lists) { writer, list in writer.write(list) { $0.write($1) } }
      }
      return true
    } catch {
      return false
    }
  }

  private static func text(_ reader: inout RecordReader) throws(RecordReader.Damage) -> String {
    try reader.string()
  }

  private static func runResult(_ input: [UInt8]) {
    guard let result = try? PageResult(record: input) else { return }
    let written = result.record
    guard let again = try? PageResult(record: written) else {
      return require(false, "a result that is written can be read")
    }
    require(again.record == written, "a result comes back the same")
    require(again.id == result.id && again.notes == result.notes, "its name and notes do too")
  }
}
