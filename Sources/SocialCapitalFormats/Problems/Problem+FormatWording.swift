// SPDX-License-Identifier: Apache-2.0

extension Problem.Reason {
  /// What is wrong, and what to do, in files of formats other than tables.
  var formatWording: (String, String)? {
    switch self {
    case .unexpected:
      (
        "Something else must stand here.",
        "Check that the file is of this format and whole; write it anew from the program it is from."
      )
    case .endsEarly:
      (
        "The file ends in the middle of something.",
        "It was probably cut off; write or fetch it anew."
      )
    case .tooDeep:
      (
        "Lists or elements stand within each other too deeply.",
        "Check that they are closed where they should be."
      )
    case .tooLarge:
      (
        "This is more than a file of its size can hold, or than is read at all.",
        "Check the number, or split the file."
      )
    case .wrongCount:
      (
        "The number announced is not the number that is there.",
        "The file may have been cut off; correct the number, or write the file anew."
      )
    case .notSquare:
      (
        "A matrix of ties has a row and a column for each node, and so as many of both.",
        "Check that it is whole, and that commas, semicolons or tabs stand between its numbers."
      )
    case .notSupported:
      (
        "This part of the format is not read.",
        "Leave it out, or save the network in another format."
      )
    case .damaged:
      (
        "The packed data are damaged.",
        "Fetch the file anew, or pack it anew from the original."
      )
    case .undescribedNode:
      (
        "Ties name nodes that the file does not describe; they were added.",
        "Check that the ids are spelt as in the list of nodes."
      )
    case .emptyID:
      ("A node has an empty text for its id.", "Give it an id.")
    case .noNodes:
      ("There are no nodes.", "Check that this is the right file, and that it is whole.")
    case .cannotHold:
      ("The format cannot hold this network.", "Choose another format.")
    case .missingWeight:
      (
        "Some ties have a weight and some have none; those count as 1.",
        "Give every tie a weight, or none."
      )
    case .mixedDirections:
      (
        "Some ties have a direction and some have none; those were read as going both ways.",
        "Say whether ties have a direction if that is wrong."
      )
    case .leftOut:
      (
        "The file says something that a network has no place for; it was left out.",
        "Nothing needs doing."
      )
    case .repeatedValue:
      (
        "A value is given more than once; the last one stands.",
        "Keep one of them."
      )
    default: nil
    }
  }
}
