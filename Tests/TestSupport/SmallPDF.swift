/// Writes small PDF files for tests: pages of lines in Helvetica at stated places.
public struct SmallPDF {
  /// A line of text on a page.
  public struct Line {
    var text: String
    var left: Int
    var top: Int
    var size: Int

    /// Makes a line: `left` and `top` count points from the top left, `size` is that of the type.
    public init(_ text: String, left: Int = 72, top: Int, size: Int = 11) {
      self.text = text
      self.left = left
      self.top = top
      self.size = size
    }
  }

  /// Lines of one paragraph, 14 points apart.
  public static func paragraph(_ lines: [String], left: Int = 72, top: Int) -> [Line] {
    lines.enumerated().map { Line($0.element, left: left, top: top + 14 * $0.offset) }
  }

  /// The bytes of a file with these pages of 595 by 842 points.
  public static func bytes(_ pages: [[Line]], title: String? = nil) -> [UInt8] {
    var objects = ["<< /Type /Catalog /Pages 2 0 R >>"]
    let kids = pages.indices.map { "\(5 + 2 * $0) 0 R" }.joined(separator: " ")
    objects.append("<< /Type /Pages /Kids [\(kids)] /Count \(pages.count) >>")
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    objects.append("<< \(title.map { "/Title (\(escaped($0)))" } ?? "") >>")
    for (number, lines) in pages.enumerated() {
      let content = lines.map {
        "BT /F1 \($0.size) Tf \($0.left) \(842 - $0.top) Td (\(escaped($0.text))) Tj ET"
      }.joined(separator: "\n")
      objects.append(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents \(6 + 2 * number) 0 R "
          + "/Resources << /Font << /F1 3 0 R >> >> >>")
      objects.append("<< /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream")
    }
    var file = "%PDF-1.4\n"
    var offsets: [Int] = []
    for (number, object) in objects.enumerated() {
      offsets.append(file.utf8.count)
      file += "\(number + 1) 0 obj\n\(object)\nendobj\n"
    }
    let start = file.utf8.count
    file += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
    for offset in offsets {
      let digits = String(offset)
      file += String(repeating: "0", count: 10 - digits.utf8.count) + digits + " 00000 n \n"
    }
    file += "trailer\n<< /Size \(objects.count + 1) /Root 1 0 R /Info 4 0 R >>\n"
    file += "startxref\n\(start)\n%%EOF\n"
    return Array(file.utf8)
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("(", with: "\\(").replacing(")", with: "\\)")
  }
}
