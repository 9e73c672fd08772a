import Archives

/// Writes records as files have them: WARC 1.1 (ISO 28500:2017), each a gzip member of its own, so that a file can be
/// read from any record on and lengthened by writing behind its end.
package enum WARCEncoder {
  /// The record as a gzip member; the same bytes for the same record.
  package static func member(of record: WARCRecord) -> [UInt8] {
    Gzip.pack(bytes(of: record))
  }

  /// The record as it is before it is packed.
  ///
  /// Its length is that of its block, whatever its fields say.
  package static func bytes(of record: WARCRecord) -> [UInt8] {
    head(of: record) + record.block + Array("\r\n\r\n".utf8)
  }

  /// How many bytes the record takes before it is packed, its head and its block.
  package static func length(of record: WARCRecord) -> Int {
    head(of: record).count + record.block.count
  }

  private static func head(of record: WARCRecord) -> [UInt8] {
    var head = FieldList([(name: "WARC-Type", value: record.kind.name)])
    for field in record.fields.fields { head.append(field.name, field.value) }
    head.remove("Content-Length")
    head.append("Content-Length", String(record.block.count))
    return Array("WARC/1.1\r\n".utf8) + head.encoded + Array("\r\n".utf8)
  }
}
