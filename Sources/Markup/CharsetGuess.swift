import CUchardet

/// Guesses the encoding of bytes that nothing names, by which letters follow each other (uchardet).
enum CharsetGuess {
  /// More bytes than these tell nothing more.
  private static let limit = 1 << 20

  /// The encoding that `bytes`, which are not UTF-8, look like; nil where it cannot be told.
  ///
  /// Less than one byte in fifty above ASCII, or hardly any, is too little to tell windows-1252 from its
  /// neighbours: of 291 English texts in windows-1252 with any, most of them typographic quotation marks, uchardet
  /// takes a third for another encoding.
  static func charset(of bytes: Span<UInt8>) -> Charset? {
    let sample = bytes.extracting(0..<min(bytes.count, limit))
    var high = 0
    for index in sample.indices where sample[index] >= 0x80 { high += 1 }
    guard high >= 8, high * 50 > sample.count else { return nil }
    return guess(bytes)
  }

  /// UTF-16 or UTF-32 without a byte-order mark, told by where the NUL bytes of Latin letters stand.
  static func wideCharset(of bytes: Span<UInt8>) -> Charset? {
    let sample = bytes.extracting(0..<min(bytes.count & ~3, 4096))
    var zeros = [0, 0, 0, 0]
    for index in sample.indices where sample[index] == 0 { zeros[index & 3] += 1 }
    let units = sample.count / 4
    guard units > 0 else { return nil }
    let (few, many) = (units / 10, units / 2)
    let isFew = zeros.map { $0 <= few }
    let isMany = zeros.map { $0 > many }
    if isFew[0], isMany[2], isMany[3] { return Charset(label: "utf-32le") }
    if isMany[0], isMany[1], isFew[3] { return Charset(label: "utf-32be") }
    if isFew[0], isMany[1], isFew[2], isMany[3] { return .utf16LittleEndian }
    if isMany[0], isFew[1], isMany[2], isFew[3] { return .utf16BigEndian }
    return nil
  }

  /// Whether bytes of ASCII switch to another alphabet by ISO 2022, as mail in Japanese or Korean once did.
  static func switches(_ bytes: Span<UInt8>) -> Bool {
    bytes.place(of: "\u{1B}$", from: 0) < bytes.count - 3
  }

  /// What uchardet takes `bytes` for, whatever their look.
  static func guess(_ bytes: Span<UInt8>) -> Charset? {
    name(of: bytes.extracting(0..<min(bytes.count, limit))).flatMap(charset(named:))
  }

  /// The encoding of a name that uchardet uses.
  private static func charset(named name: String) -> Charset? {
    if name.isEmpty || name == "ASCII" || name == "UTF-8" { return nil }
    // iconv knows those that the Encoding Standard leaves out: code pages of DOS, ISO-2022-KR, VISCII.
    return Charset(label: name) ?? .other(name: name.lowercased(), iconv: name)
  }

  private static func name(of bytes: Span<UInt8>) -> String? {
    guard let detector = unsafe uchardet_new() else { return nil }
    defer { unsafe uchardet_delete(detector) }
    let status = unsafe bytes.withUnsafeBytes { buffer in
      unsafe uchardet_handle_data(detector, buffer.baseAddress, buffer.count)
    }
    guard status == 0 else { return nil }
    unsafe uchardet_data_end(detector)
    return unsafe String(cString: uchardet_get_charset(detector))
  }
}
