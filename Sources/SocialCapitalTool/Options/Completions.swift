// SPDX-License-Identifier: Apache-2.0

/// Scripts that let a shell complete commands, options and their values, made of the same table.
enum Completions {
  /// The shells a script can be made for.
  static let shells = ["bash", "zsh", "fish"]

  /// The script for a shell.
  static func script(for shell: String) -> String {
    switch shell {
    case "zsh": zsh
    case "fish": fish
    default: bash
    }
  }

  private static let programName = "social-capital"

  /// The long and short spellings of an option, as they are typed.
  private static func spellings(of option: Option) -> [String] {
    option.names.map { "--\($0)" } + (option.short.map { ["-\($0)"] } ?? [])
  }

  /// The words that can follow an option; a list is completed by its first word.
  private static func cases(for verb: Verb, indent: String) -> [String] {
    verb.options.filter { $0.placeholder != nil }.map { option in
      let names = spellings(of: option).joined(separator: "|")
      let reply =
        if case .path = option.takes {
          "compopt -o default 2>/dev/null; COMPREPLY=($(compgen -f -- \"$word\"))"
        } else {
          "COMPREPLY=($(compgen -W \"\(option.words.joined(separator: " "))\" -- \"$word\"))"
        }
      return "\(indent)\(names)) \(reply); return;;"
    }
  }

  private static var bash: String {
    let verbs = Verb.all.map(\.name)
    let chapters = Verb.all.map { verb in
      let options = verb.options.flatMap(spellings).filter { $0.hasPrefix("--") }
      let operands =
        verb.operands.words.isEmpty
        ? (verb.operands.count.upperBound == 0
          ? "COMPREPLY=()"
          : "compopt -o default 2>/dev/null; COMPREPLY=($(compgen -f -- \"$word\"))")
        : """
        COMPREPLY=($(compgen -W "\(verb.operands.words.joined(separator: " "))" -- "$word"))
        """
      return """
            \(verb.name))
              case "$last" in
        \(cases(for: verb, indent: "        ").joined(separator: "\n"))
              esac
              case "$word" in
                -*) COMPREPLY=($(compgen -W "\(options.joined(separator: " "))" -- "$word"));;
                *) \(operands);;
              esac;;
        """
    }
    return """
      # Completes \(programName) in bash. Source it: source <(\(programName) completions bash)
      _social_capital() {
        local word="${COMP_WORDS[COMP_CWORD]}" last="${COMP_WORDS[COMP_CWORD-1]}"
        COMPREPLY=()
        if [ "$COMP_CWORD" -eq 1 ]; then
          COMPREPLY=($(compgen -W "\(verbs.joined(separator: " ")) help --help --version" -- "$word"))
          return
        fi
        case "${COMP_WORDS[1]}" in
          help) COMPREPLY=($(compgen -W "\(verbs.joined(separator: " "))" -- "$word"));;
      \(chapters.joined(separator: "\n"))
        esac
      }
      complete -F _social_capital \(programName)

      """
  }

  private static var zsh: String {
    func quoted(_ text: String) -> String {
      text.reduce(into: "") { text, letter in
        switch letter {
        case "'": text += "'\\''"
        case "[", "]", ":", "\\": text += "\\\(letter)"
        default: text.append(letter)
        }
      }
    }
    func action(_ option: Option) -> String {
      guard let placeholder = option.placeholder else { return "" }
      let message = ":\(quoted(placeholder)):"
      switch option.takes {
      case .path: return message + "_files"
      case .list(_, let words): return message + "_values -s , '' \(words.joined(separator: " "))"
      default:
        return option.words.isEmpty ? message : message + "(\(option.words.joined(separator: " ")))"
      }
    }
    let verbs = Verb.all.map { "'\($0.name):\(quoted($0.summary))'" }
    let chapters = Verb.all.map { verb in
      let options = verb.options.flatMap { option in
        spellings(of: option).map { spelling in
          let repeats = option.isRepeatable ? "*" : ""
          return "'\(repeats)\(spelling)[\(quoted(option.help))]\(action(option))'"
        }
      }
      let words = verb.operands.words
      let operand = words.isEmpty ? "_files" : "(\(words.joined(separator: " ")))"
      let rest =
        verb.operands.count.upperBound == 0
        ? [] : ["'*:\(quoted(verb.operands.placeholder)):\(operand)'"]
      return "    \(verb.name)) _arguments -s \((options + rest).joined(separator: " "));;"
    }
    return """
      #compdef \(programName)
      # Completes \(programName) in zsh. Save it as _\(programName) in a folder of $fpath.
      local -a verbs=(\(verbs.joined(separator: " ")))
      if (( CURRENT == 2 )); then
        _describe command verbs
      else
        local verb=$words[2]
        shift words; (( CURRENT-- ))
        case $verb in
          help) _describe command verbs;;
      \(chapters.joined(separator: "\n"))
        esac
      fi

      """
  }

  private static var fish: String {
    func quoted(_ text: String) -> String {
      "'" + text.reduce(into: "") { $0 += $1 == "'" || $1 == "\\" ? "\\\($1)" : "\($1)" } + "'"
    }
    var lines = [
      "# Completes \(programName) in fish. Save it as ~/.config/fish/completions/\(programName).fish.",
      "complete -c \(programName) -n __fish_use_subcommand -f -l version -d 'Print the version.'",
      "complete -c \(programName) -n __fish_use_subcommand -f -l help -d 'Explain the command.'",
    ]
    for verb in Verb.all {
      let here = "complete -c \(programName) -n '__fish_seen_subcommand_from \(verb.name)'"
      lines.append(
        "complete -c \(programName) -n __fish_use_subcommand -f -a \(verb.name) -d "
          + quoted(verb.summary))
      for option in verb.options {
        let names = option.names.map { " -l \($0)" }.joined()
        let short = option.short.map { " -s \($0)" } ?? ""
        let value =
          switch option.takes {
          case .nothing: ""
          case .path: " -r -F"
          default:
            " -x"
              + (option.words.isEmpty ? "" : " -a " + quoted(option.words.joined(separator: " ")))
          }
        lines.append("\(here)\(names)\(short)\(value) -d \(quoted(option.help))")
      }
      if !verb.operands.words.isEmpty {
        lines.append("\(here) -f -a \(quoted(verb.operands.words.joined(separator: " ")))")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
