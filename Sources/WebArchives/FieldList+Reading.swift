extension FieldList {
  /// Reads lines of fields, as the blocks of `warcinfo` and `metadata` records have them; what is beyond the limits of
  /// a head is left out.
  package init(parsing bytes: [UInt8]) {
    var parser = HeadParser(bytes[...])
    do { self = try parser.fields() } catch { self.init() }
  }
}
