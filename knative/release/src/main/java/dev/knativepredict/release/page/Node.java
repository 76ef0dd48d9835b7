package dev.knativepredict.release.page;

/** A part of a page. There is no way to write markup: a text is a text, whoever wrote it. */
public sealed interface Node permits Element, Text {

  /** Writes it as HTML that is well-formed XML as well. */
  void writeTo(StringBuilder page);
}
