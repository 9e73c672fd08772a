/// A plain reader of RFC 4180, the oracle of the encoder's tests.
enum CSVReader {
  /// The cells of each row; every row must end with CRLF.
  static func rows(_ bytes: [UInt8]) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var cell: [UInt8] = []
    var isQuoted = false
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      let next = index + 1 < bytes.count ? bytes[index + 1] : 0
      switch (isQuoted, byte) {
      case (true, UInt8(ascii: "\"")) where next == UInt8(ascii: "\""):
        cell.append(byte)
        index += 1
      case (_, UInt8(ascii: "\"")): isQuoted.toggle()
      case (false, UInt8(ascii: ",")):
        row.append(String(decoding: cell, as: UTF8.self))
        cell = []
      case (false, UInt8(ascii: "\r")) where next == UInt8(ascii: "\n"):
        rows.append(row + [String(decoding: cell, as: UTF8.self)])
        (row, cell) = ([], [])
        index += 1
      default: cell.append(byte)
      }
      index += 1
    }
    precondition(row.isEmpty && cell.isEmpty && !isQuoted, "the last row has no end")
    return rows
  }
}
