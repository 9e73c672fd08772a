import BinaryRecords

/// Relations as bytes.
extension LexiconRecordWriter {
  mutating func write(_ relations: Relations) {
    list(relations.contrasts) { $0.write($1) }
    list(relations.stances) { $0.write($1) }
    for cues in [relations.modalities, relations.voices] { list(cues) { $0.write($1) } }
  }

  private mutating func write(_ contrast: Relations.Contrast) {
    record.write(contrast.id)
    write(contrast.label)
    write(contrast.note)
    write(contrast.patterns)
    switch contrast.prefers {
    case .pole(let name): write(name)
    case .both: write(nil)
    }
    record.write(contrast.reversal.number)
    record.write(contrast.isQuestion)
    write(contrast.unless)
    write(contrast.stance)
    write(contrast.matches)
    write(contrast.misses)
    write(contrast.location)
  }

  private mutating func write(_ stance: Relations.Stance) {
    record.write(stance.id)
    write(stance.label)
    write(stance.note)
    write(stance.patterns)
    write(stance.unless)
    write(stance.matches)
    write(stance.misses)
    write(stance.location)
  }

  private mutating func write(_ cue: Relations.Cue) {
    record.write(cue.id)
    write(cue.patterns)
    write(cue.location)
  }

  private mutating func write(_ patterns: [RelationPattern]) {
    list(patterns) { writer, pattern in
      writer.record.write(pattern.source)
      writer.list(pattern.sequences) { writer, elements in
        writer.list(elements) { $0.write($1) }
      }
    }
  }

  private mutating func write(_ element: RelationPattern.Element) {
    guard isNew(elements.number(of: element)) else { return }
    switch element {
    case .word(let form):
      record.write(0)
      write(form)
    case .slot(let path):
      record.write(1)
      record.write(path)
    case .gap(let low, let high):
      record.write(2)
      record.write(low)
      record.write(high)
    case .pause: record.write(3)
    case .sentenceEnd: record.write(4)
    }
  }
}

extension LexiconRecordReader {
  mutating func relations() throws(Damage) -> Relations {
    var relations = Relations()
    relations.contrasts = try list { reader throws(Damage) in try reader.contrast() }
    relations.stances = try list { reader throws(Damage) in try reader.stance() }
    relations.modalities = try list { reader throws(Damage) in try reader.cue() }
    relations.voices = try list { reader throws(Damage) in try reader.cue() }
    return relations
  }

  private mutating func contrast() throws(Damage) -> Relations.Contrast {
    Relations.Contrast(
      id: try record.string(), label: try text(), note: try text(),
      patterns: try relationPatterns(), prefers: try text().map { .pole($0) } ?? .both,
      reversal: try reversal(),
      isQuestion: try record.bool(), unless: try relationPatterns(), stance: try text(),
      matches: try examples(), misses: try examples(), location: try location())
  }

  private mutating func reversal() throws(Damage) -> Relations.Reversal {
    guard let reversal = Relations.Reversal(number: try record.int()) else { throw record.damage }
    return reversal
  }

  private mutating func stance() throws(Damage) -> Relations.Stance {
    Relations.Stance(
      id: try record.string(), label: try text(), note: try text(),
      patterns: try relationPatterns(), unless: try relationPatterns(),
      matches: try examples(), misses: try examples(), location: try location())
  }

  private mutating func cue() throws(Damage) -> Relations.Cue {
    Relations.Cue(
      id: try record.string(), patterns: try relationPatterns(), location: try location())
  }

  private mutating func relationPatterns() throws(Damage) -> [RelationPattern] {
    try list { reader throws(Damage) in
      RelationPattern(
        source: try reader.record.string(),
        sequences: try reader.list { reader throws(Damage) in
          try reader.list { reader throws(Damage) in try reader.element() }
        })
    }
  }

  private mutating func element() throws(Damage) -> RelationPattern.Element {
    let number = try record.int()
    if let known = try known(number, among: elements) { return known }
    elements.append(try newElement())
    return elements[number]
  }

  private mutating func newElement() throws(Damage) -> RelationPattern.Element {
    switch try record.int() {
    case 0: .word(try form())
    case 1: .slot(try record.string())
    case 2: .gap(low: try record.int(), high: try record.int())
    case 3: .pause
    case 4: .sentenceEnd
    default: throw record.damage
    }
  }
}

extension Relations.Reversal {
  fileprivate var number: Int {
    switch self {
    case .none: 0
    case .reversible: 1
    case .reversed: 2
    }
  }

  fileprivate init?(number: Int) {
    switch number {
    case 0: self = .none
    case 1: self = .reversible
    case 2: self = .reversed
    default: return nil
    }
  }
}
