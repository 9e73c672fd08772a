extension JSONValue {
  /// The value as text on one line.
  package var compactText: String {
    var bytes: [UInt8] = []
    bytes.append(json: self)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The value as indented text.
  package var prettyText: String {
    var bytes: [UInt8] = []
    bytes.append(prettyJSON: self)
    return String(decoding: bytes, as: UTF8.self)
  }
}
