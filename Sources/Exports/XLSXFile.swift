internal import CXlsxWriter
internal import Glibc

/// An Excel file in the making: the only place that calls libxlsxwriter, whose pointers do not leave it.
///
/// Rows go to temporary files beside the target, so that memory holds one row of each sheet; within a sheet they must
/// come in order.
@safe final class XLSXFile {
  /// How cells look.
  enum Style: Int, CaseIterable {
    /// As the reader's program shows text and numbers by itself.
    case plain
    /// Bold, for headers.
    case header
    /// Bold and large, for a title.
    case title
    /// Lines that break within their cell.
    case wrapped
    /// Two decimals.
    case decimals
    /// Four decimals.
    case fineDecimals
    /// Per cent with one decimal.
    case percent
  }

  private let path: String
  private let workbook: UnsafeMutablePointer<lxw_workbook>
  private var sheets: [UnsafeMutablePointer<lxw_worksheet>] = unsafe []
  private var formats: [UnsafeMutablePointer<lxw_format>?] = unsafe []
  private var isClosed = false

  /// Opens a workbook; the file itself is written by ``finish()``.
  init(path: String, title: String) throws(ExportError) {
    self.path = path
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    let made = unsafe folder.withCString { folder in
      var options = unsafe lxw_workbook_options()
      unsafe options.constant_memory = 1
      unsafe options.tmpdir = UnsafeMutablePointer(mutating: folder)
      return unsafe workbook_new_opt(path, &options)
    }
    guard let made = unsafe made else { throw .system(path: path, code: ENOMEM) }
    unsafe workbook = made
    unsafe formats = Style.allCases.map { unsafe XLSXFile.format($0, in: made) }
    unsafe XLSXFile.setProperties(of: made, title: title)
  }

  deinit {
    if !isClosed { unsafe lxw_workbook_free(workbook) }
  }

  // MARK: Sheets

  /// Adds a sheet behind the others.
  ///
  /// - Returns: its number.
  func addSheet(_ name: String) throws(ExportError) -> Int {
    guard let sheet = unsafe workbook_add_worksheet(workbook, name) else {
      throw .refused(path: path, reason: "the sheet '\(name)' cannot be made")
    }
    unsafe sheets.append(sheet)
    return unsafe sheets.count - 1
  }

  /// Writes text; it is never taken for a formula, a number or a link.
  func write(_ text: String, sheet: Int, row: Int, column: Int, _ style: Style) throws(ExportError)
  {
    try check(
      unsafe worksheet_write_string(
        sheets[sheet], UInt32(row), UInt16(column), text, formats[style.rawValue]))
  }

  /// Writes a number.
  func write(
    _ number: Double, sheet: Int, row: Int, column: Int, _ style: Style
  ) throws(ExportError) {
    try check(
      unsafe worksheet_write_number(
        sheets[sheet], UInt32(row), UInt16(column), number, formats[style.rawValue]))
  }

  /// Gives a column its width, in characters.
  func setWidth(_ width: Int, sheet: Int, column: Int) throws(ExportError) {
    try check(
      unsafe worksheet_set_column(
        sheets[sheet], UInt16(column), UInt16(column), Double(width), nil))
  }

  /// Keeps the first row in sight, gives its cells filters, and has texts that look like numbers pass unmarked.
  func finishTable(sheet: Int, rows: Int, columns: Int) throws(ExportError) {
    let (lastRow, lastColumn) = (UInt32(rows - 1), UInt16(columns - 1))
    unsafe worksheet_freeze_panes(sheets[sheet], 1, 0)
    try check(unsafe worksheet_autofilter(sheets[sheet], 0, 0, lastRow, lastColumn))
    let range = "A1:\(XLSXFile.columnName(columns - 1))\(rows)"
    try check(
      unsafe worksheet_ignore_errors(
        sheets[sheet], UInt8(LXW_IGNORE_NUMBER_STORED_AS_TEXT.rawValue), range))
  }

  /// Has a sheet printed no wider than a page.
  func fitToWidth(sheet: Int) { unsafe worksheet_fit_to_pages(sheets[sheet], 1, 0) }

  // MARK: The end

  /// Writes the file.
  func finish() throws(ExportError) {
    try reserve()
    isClosed = true
    errno = 0
    let error = unsafe workbook_close(workbook)
    let code = errno
    if error != LXW_NO_ERROR, code != 0 { throw .system(path: path, code: code) }
    try check(error)
  }

  /// Makes sure that what the library is about to write finds room, because it does not look whether it did: the rows
  /// again, a sheet at a time, and the file.
  private func reserve() throws(ExportError) {
    var (all, largest) = (0, 0)
    for index in unsafe sheets.indices {
      let length = unsafe Int(touchstone_sheet_length(sheets[index]))
      guard length >= 0 else { throw .system(path: path, code: Int32(-length)) }
      all += length
      largest = max(largest, length)
    }
    guard largest < XLSXFile.largestSheet else {
      throw .refused(
        path: path, reason: "a sheet would be larger than 4 GB; write an SQLite database instead")
    }
    let number = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard number >= 0 else { throw .system(path: path, code: errno) }
    let code = posix_fallocate(number, 0, off_t(all + largest + XLSXFile.slack))
    ftruncate(number, 0)
    close(number)
    // Some file systems cannot tell.
    if code != 0, code != EINVAL, code != EOPNOTSUPP, code != ENODEV {
      throw .system(path: path, code: code)
    }
  }

  /// What a part of a ZIP archive holds, in bytes, less what a sheet takes besides its rows.
  private static let largestSheet = 4_294_000_000

  /// What a workbook takes besides its rows, in bytes, and more.
  private static let slack = 1 << 18

  private func check(_ error: lxw_error) throws(ExportError) {
    guard error != LXW_NO_ERROR else { return }
    let reason = unsafe lxw_strerror(error).map { unsafe String(cString: $0) }
    throw .refused(path: path, reason: reason ?? "error \(error.rawValue) of libxlsxwriter")
  }

  // MARK: Looks

  private static func format(
    _ style: Style, in workbook: UnsafeMutablePointer<lxw_workbook>
  ) -> UnsafeMutablePointer<lxw_format>? {
    guard style != .plain else { return nil }
    let format = unsafe workbook_add_format(workbook)
    switch style {
    case .plain: break
    case .header: unsafe format_set_bold(format)
    case .title:
      unsafe format_set_bold(format)
      unsafe format_set_font_size(format, 16)
    case .wrapped:
      unsafe format_set_text_wrap(format)
      unsafe format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    case .decimals: unsafe format_set_num_format(format, "0.00")
    case .fineDecimals: unsafe format_set_num_format(format, "0.0000")
    case .percent: unsafe format_set_num_format(format, "0.0%")
    }
    return unsafe format
  }

  /// The file states when it was made; a fixed moment, that of the entries of its ZIP archive, keeps it free of the clock.
  private static func setProperties(
    of workbook: UnsafeMutablePointer<lxw_workbook>, title: String
  ) {
    unsafe title.withCString { title in
      var properties = unsafe lxw_doc_properties()
      unsafe properties.title = UnsafeMutablePointer(mutating: title)
      unsafe properties.created = 315_532_800
      _ = unsafe workbook_set_properties(workbook, &properties)
    }
  }

  /// `A` for 0, `AA` for 26.
  static func columnName(_ number: Int) -> String {
    var (name, rest) = ("", number + 1)
    while rest > 0 {
      name = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + name
      rest = (rest - 1) / 26
    }
    return name
  }
}
