import Testing

@testable import Tokenization

@Suite struct SentenceScannerTests {
  /// Texts with `↓` where a sentence ends.
  static let cases = [
    // Terminators.
    "We listen.↓ We learn.",
    "Who pays?↓ Nobody knows!↓ Really.",
    "Wait?!↓ No.",
    "It cost 3.5 million.↓ It was worth it.",
    "We had 600.↓ 20 people came.",
    "The end.↓ https://example.org says so.",
    "Their report What Next? asks a question.",
    "The shop Wow! in the square closed.",
    "It works, right? – no one doubts it.",
    "It works, right? – No one doubts it.",
    "That is what you value – Will you stay?↓ Yes.",
    "Done. – ↓Next week we start.".replacing("– ↓", with: "↓– "),
    "That is it...↓ She left.",
    "Well ... I think so.",
    "Well… maybe.",
    "He said [...] that it was (?) fine.",
    "We trust people.The next day↓ came.".replacing(
      "people.The next day↓", with: "people.↓The next day"),
    "終わり。↓次の文。",
    // Abbreviations and initials.
    "Mr. Patel met Dr. Jones and Prof. Li on St. Mary's Rd. at noon.",
    "Ask Acme Ltd. about it.↓ We did.",
    "We use tools, e.g. Excel, vs. Paper, i.e. Nothing new.",
    "Pens, paper, etc. are here.↓ Pens, paper, etc.↓ We have them.",
    "See No. 5, Fig. 2 and p. 10.↓ Then go on.",
    "He said no.↓ Then he left.",
    "In the U.S. Senate they vote.↓ He lives in the U.S.↓ He votes.",
    "It opens at 9 a.m. Monday.↓ It closes at 5 p.m.↓ Parking is free.",
    "Written by J. R. Hart and Mary T. Bell.",
    "So said you and I.↓ Then we left.",
    "On Jan. 5 we met.↓ We meet again in Feb.↓ The rest is open.",
    "The N°. 12 bus goes there.",
    // Quotations and brackets.
    "‘It is fine.’ she said.",
    "“It is fine.”↓ She left.",
    "Beyond ‘that’s not my job.’↓ But we try.",
    "She said, “I was lost. I was alone. Then they came.”↓ We listened.",
    "The workers’ rights matter.↓ Others’ do too.",
    "They help (we saw it. It works.) every day.",
    "They help.↓ (We saw it.)↓ It works.",
    "He began, “If I may—”↓ She stopped him.",
    // Note references.
    "It fell.[1]↓ The rest stood.[2][3–5]↓ Then it rained.",
    "It fell (see above).12↓ The rest stood.",
    // Lists.
    "1) Listen first ↓2) Act later ↓3) Learn",
    "1. Listen first ↓2. Act later",
    "a. Listen first ↓b. Act later",
    "We will 1) listen, 2) act and 3) learn.",
    "• Listen first ↓• Act later",
    "i) We listen.↓ ii) We act.",
    // Lines.
    "a line that is\nwrapped by hand",
    "A heading\n\n↓Some text",
    "It is known, they say, as the\nOpen\nPattern that Mary Bell found in a long line of running text.",
    "- one thing\n↓- another thing",
    "A short line of its own\n↓Then a long line of running text that goes on and on, well beyond it.",
  ]

  @Test(arguments: cases)
  func `sentences end here`(marked: String) {
    let text = marked.filter { $0 != "↓" }
    let wanted = marked.split(separator: "↓").map { $0.trimmed }
    #expect(Tokenizer().sentences(in: text) == wanted)
  }

  @Test func `a long quotation is several sentences`() {
    let long = String(repeating: "We were lost and nobody came to help us. ", count: 12)
    #expect(Tokenizer().sentences(in: "She said: “\(long)”").count > 10)
  }

  @Test func `sentences without words are kept only as strings`() {
    #expect(Tokenizer().sentences(in: "One.\n\n* * *\n\nTwo.") == ["One.", "* * *", "Two."])
    #expect(Sample("One.\n\n* * *\n\nTwo.").sentences == ["One.", "Two."])
  }
}

extension StringProtocol {
  fileprivate var trimmed: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
