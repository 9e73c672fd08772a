import ArgumentParser
import CorpusModel
import Glibc
import Reporting
import Touchstone

/// The program: parses the arguments, runs the verb and turns what went wrong into words and a status.
@main
struct Main {
  static func main() async {
    // A reader of the output that goes away, such as `head`, is no failure worth a message.
    signal(SIGPIPE, SIG_DFL)
    HeapSettings.apply()
    do {
      var command = try TouchstoneCommand.parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch let status as ExitStatus {
      exit(status.rawValue)
    } catch {
      if let failure = Failure(error) {
        Terminal.warn("touchstone: " + failure.message)
        exit(failure.status.rawValue)
      }
      if TouchstoneCommand.exitCode(for: error).isSuccess {
        TouchstoneCommand.exit(withError: error)
      }
      Terminal.warn(TouchstoneCommand.fullMessage(for: error))
      exit(ExitStatus.usage.rawValue)
    }
  }
}

/// How a run ended, as the exit status says it.
enum ExitStatus: Int32, Error {
  /// The run failed.
  case failed = 1
  /// The arguments or the lexicon are at fault; no document was read.
  case usage = 2
  /// The run finished, but some documents could not be read.
  case incomplete = 3

  /// How many of the documents that could not be read are named.
  private static let namedCount = 10

  /// Ends a run in which some documents could not be read, and says which and why.
  static func endIncomplete(_ problems: [Problem]) throws {
    guard !problems.isEmpty else { return }
    for problem in problems.prefix(namedCount) { Terminal.warn(problem) }
    let end = problems.count > namedCount ? "; touchstone scan names all of them" : ""
    Terminal.warn(
      "touchstone: \(Plural.of(problems.count, "document")) could not be read\(end)")
    throw ExitStatus.incomplete
  }
}

/// The program's verbs.
struct TouchstoneCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "touchstone",
    abstract: "Find the language of values and of targets in reports and blogs.",
    discussion: """
      Reads folders of documents, finds where they speak of what people value and where of management \
      by numbers, and writes tables in which every figure leads back to its sentences.

      It measures references to values, not values held.
      """,
    version: Version.current,
    subcommands: [
      ScanCommand.self, CompareCommand.self, ConcordanceCommand.self, ExtractCommand.self,
      FetchCommand.self, LexiconCommand.self, EvaluateCommand.self,
    ])
}
