import CorpusModel
import Markup

/// The text in which a document's offsets count, and the way from its spans to Unicode scalars there.
///
/// Spans mostly ascend, so that counting goes on from the last place; going back is allowed.
final class OffsetBasis {
  /// The text: the decoded source where there is a way back to it, else what was extracted.
  let text: [UInt8]
  private let map: SourceMap?
  private var offset = 0
  private var scalars = 0

  init(_ document: Document) {
    if case .mapped(let map) = document.provenance {
      self.map = map
      text = map.source
    } else {
      map = nil
      text = document.text
    }
  }

  /// All of the text.
  var string: String { String(decoding: text, as: UTF8.self) }

  /// The words at a span of the document, as they stand in the text.
  func string(_ span: TextSpan) -> String {
    String(decoding: text[basisSpan(span).range], as: UTF8.self)
  }

  /// Appends the words at a span of the document, as they stand in the text.
  func append(_ span: TextSpan, to bytes: inout [UInt8]) {
    bytes.append(contentsOf: text[basisSpan(span).range])
  }

  /// The Unicode scalars of the text that a span of the document takes.
  func characters(_ span: TextSpan) -> Range<Int> {
    let span = basisSpan(span)
    let start = count(to: Int(span.start))
    return start..<count(to: Int(span.end))
  }

  private func basisSpan(_ span: TextSpan) -> TextSpan { map?.sourceSpan(of: span) ?? span }

  private func count(to target: Int) -> Int {
    if target >= offset {
      scalars += OffsetBasis.scalars(in: text, from: offset, to: target)
    } else {
      scalars -= OffsetBasis.scalars(in: text, from: target, to: offset)
    }
    offset = target
    return scalars
  }

  /// Counts the bytes that begin a scalar: all but continuation bytes.
  private static func scalars(in text: [UInt8], from start: Int, to end: Int) -> Int {
    text.span.characterCount(in: start..<end)
  }
}
