import ChildProcesses
import CorpusModel
import Markup

/// Has other programs take the text out of PDF files: `pdftotext`, and where it finds none, `mutool`.
///
/// They run as children with limits, because PDF files crash programs, and because of their licences.
struct PDFPrograms {
  /// What the programs gave.
  struct Reading {
    var lines: [PDFLine] = []
    /// The height of each page by its number.
    var heights: [Int: Float] = [:]
    var metadata = Metadata()
    var notes: [ReadingNote] = []

    /// How many bytes of letters and digits there are.
    var letters: Int {
      lines.reduce(0) { $0 + $1.text.reduce(0) { $0 + ($1.isLetterOrDigit ? 1 : 0) } }
    }

    /// How many pages have none of the lines.
    var emptyPages: Int { heights.count - Set(lines.map(\.page)).count }
  }

  /// The most that a child may take, in bytes of memory.
  static let memory = 1 << 30
  /// The most text that is taken, in bytes as the programs write it.
  private static let output = 1 << 28
  /// From this many bytes on a file is read in two halves at once, if it has so many pages and a core is free.
  private static let sizeToHalve = 100_000
  private static let pagesToHalve = 8

  /// The programs, best first.
  static let names = ["pdftotext", "mutool"]

  private let source: [UInt8]
  private let seconds: Int
  private let cores: Int

  /// The text of a PDF file.
  static func read(_ source: [UInt8], cores: Int) throws(PDFFault) -> Reading {
    let programs = PDFPrograms(
      source: source, seconds: 16 + min(source.count / 500_000, 280), cores: cores)
    let (poppler, mupdf) = (ChildProcess.find(names[0]), ChildProcess.find(names[1]))
    guard let poppler else {
      guard let mupdf else {
        throw .programMissing(name: "pdftotext", package: "poppler-utils")
      }
      return try programs.checked(programs.readWithMuPDF(mupdf))
    }
    let first = try programs.readWithPoppler(poppler)
    if first.isWhole { return programs.noted(first.reading) }
    guard let mupdf else { return try programs.checked(first) }
    let second = try programs.readWithMuPDF(mupdf)
    // Poppler knows places and writing directions; it must be much poorer to be passed over.
    if second.reading.letters > 3 * first.reading.letters / 2 {
      var reading = second.reading
      reading.metadata = first.reading.metadata
      return programs.noted(reading)
    }
    return try programs.checked(first.reading.letters > 0 || first.fault != nil ? first : second)
  }

  /// What one program gave, and what it found wrong.
  private struct Attempt {
    var reading = Reading()
    /// The program's first complaint.
    var fault: String?
    /// Whether there is no reason to ask another program.
    var isWhole = false
  }

  // MARK: Programs

  private func readWithPoppler(_ program: String) throws(PDFFault) -> Attempt {
    let ranges = ranges(pages: try pageCount())
    let children = ranges.map { range in
      let last = range.last.map { ["-l", "\($0)"] } ?? []
      return ChildProcess(
        program,
        ["-raw", "-bbox", "-enc", "UTF-8", "-f", "\(range.first)"] + last + ["/dev/stdin", "-"])
    }
    var attempt = Attempt()
    var lacksFont = false
    for (result, range) in zip(try run(children, seconds: seconds), ranges) {
      let complaints = try complaints(of: result, mark: "Error", seconds: seconds)
      let found = PopplerPages(
        TextDecoder.decode(result.output, declared: "utf-8", isMarkup: false).bytes,
        firstPage: range.first)
      for page in found.pages.map(PDFTurn.upright) {
        attempt.reading.heights[page.number] = page.height
        attempt.reading.lines += PDFLineBuilder.lines(of: page)
      }
      if range.first == 1 { attempt.reading.metadata = found.metadata }
      attempt.fault = attempt.fault ?? complaints.first
      lacksFont = lacksFont || complaints.contains(where: PDFPrograms.isAboutFonts)
    }
    attempt.isWhole = attempt.reading.letters > 0 && !lacksFont
    if attempt.reading.letters > 0, let fault = attempt.fault {
      attempt.reading.notes.append(note(fault, of: "pdftotext"))
    }
    return attempt
  }

  /// Whether a complaint says that letters were passed over for want of a font or its table of letters.
  private static func isAboutFonts(_ complaint: String) -> Bool {
    ["No font in show", "Missing language pack", "Unknown character collection"]
      .contains { complaint.contains($0) }
  }

  private func readWithMuPDF(_ program: String) throws(PDFFault) -> Attempt {
    let child = ChildProcess(program, ["draw", "-q", "-F", "txt", "/dev/stdin"])
    var attempt = Attempt()
    for result in try run([child], seconds: seconds / 2) {
      let complaints = try complaints(of: result, mark: "error:", seconds: seconds / 2)
      let pages = MuPDFPages(
        TextDecoder.decode(result.output, declared: "utf-8", isMarkup: false).bytes)
      attempt.reading.lines = pages.lines
      attempt.reading.heights = pages.heights
      attempt.fault = complaints.first
    }
    if attempt.reading.letters > 0 {
      attempt.reading.notes.append(
        ReadingNote(
          code: "second_reader",
          message: "pdftotext gave little or no text of it; read with mutool, without its layout"))
      if let fault = attempt.fault { attempt.reading.notes.append(note(fault, of: "mutool")) }
    }
    return attempt
  }

  private func note(_ fault: String, of program: String) -> ReadingNote {
    ReadingNote(
      code: "pdf_faulty",
      message: "the file has faults, so that text may be missing; \(program) says: \(fault)")
  }

  /// How many pages the file has, if it is large enough and a core free for the question to matter.
  private func pageCount() throws(PDFFault) -> Int? {
    guard cores > 1, source.count >= PDFPrograms.sizeToHalve,
      let program = ChildProcess.find("pdfinfo")
    else { return nil }
    let results = try run([ChildProcess(program, ["/dev/stdin"])], seconds: seconds / 3)
    let lines = String(decoding: results.flatMap(\.output), as: UTF8.self).split(separator: "\n")
    return lines.first { $0.hasPrefix("Pages:") }
      .flatMap { Int($0.dropFirst(6).filter { $0 != " " }) }
  }

  private func ranges(pages: Int?) -> [(first: Int, last: Int?)] {
    guard let pages, pages >= PDFPrograms.pagesToHalve else { return [(1, nil)] }
    return [(1, pages / 2), (pages / 2 + 1, pages)]
  }

  private func run(
    _ children: [ChildProcess], seconds: Int
  ) throws(PDFFault) -> [ChildProcess.Result] {
    do {
      return try ChildProcess.run(
        children, input: source.span,
        limits: ChildProcess.Limits(
          memory: PDFPrograms.memory, processorSeconds: seconds, seconds: seconds,
          output: PDFPrograms.output))
    } catch {
      switch error {
      case .noLimiter: throw .programMissing(name: "prlimit", package: "util-linux")
      case .system(let reason): throw .notStarted(reason: reason)
      }
    }
  }

  // MARK: What came of it

  /// What a program complains about, in lines that hold `mark`.
  private func complaints(
    of result: ChildProcess.Result, mark: String, seconds: Int
  ) throws(PDFFault) -> [String] {
    let messages = String(decoding: result.messages, as: UTF8.self)
    switch result.ending {
    case .outOfTime: throw .tooSlow(seconds: seconds)
    case .tooMuchOutput: throw .tooLarge(bytes: PDFPrograms.output)
    case .exited, .crashed: break
    }
    // What is made of a broken file may ask for a password that nobody has set.
    if !messages.contains(PDFPrograms.repairMark),
      PDFPrograms.lockMarks.contains(where: { messages.contains($0) })
    {
      throw .locked
    }
    if PDFPrograms.memoryMarks.contains(where: { messages.contains($0) }) {
      throw .tooLarge(bytes: PDFPrograms.memory)
    }
    var lines = messages.split(separator: "\n")
      .filter { $0.contains(mark) }
      .map { PDFPrograms.printable($0) }
    switch result.ending {
    case .exited(let status) where status != 0 && lines.isEmpty: lines = ["status \(status)"]
    case .crashed(let signal): lines.insert("crash, signal \(signal)", at: 0)
    default: break
    }
    return lines
  }

  private static let lockMarks = [
    "Incorrect password", "authenticate password", "security handler",
  ]
  private static let repairMark = "repairing PDF document"
  private static let memoryMarks = ["bad_alloc", "Out of memory", "alloc ("]

  /// A message without control characters, and not too long.
  private static func printable(_ line: Substring) -> String {
    String(String.UnicodeScalarView(line.unicodeScalars.filter { $0.value >= 0x20 }.prefix(120)))
  }

  private func checked(_ attempt: Attempt) throws(PDFFault) -> Reading {
    if attempt.reading.letters > 0 { return noted(attempt.reading) }
    if !attempt.reading.heights.isEmpty {
      if attempt.fault == nil { throw .noTextLayer(pages: attempt.reading.heights.count) }
    }
    throw .damaged(reason: attempt.fault ?? "it has no pages")
  }

  /// The reading, with a note where many pages hold no text.
  private func noted(_ reading: Reading) -> Reading {
    var reading = reading
    let (empty, all) = (reading.emptyPages, reading.heights.count)
    if empty >= 2, empty * 5 >= all {
      reading.notes.append(
        ReadingNote(
          code: "pages_without_text",
          message: "\(empty) of \(all) pages hold no text: they are empty, scans or pictures"))
    }
    return reading
  }
}

extension UInt8 {
  fileprivate var isLetterOrDigit: Bool { isWordByte || isASCIIDigit }
}
