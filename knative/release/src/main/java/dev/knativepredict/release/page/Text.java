package dev.knativepredict.release.page;

/** A text, from wherever it comes. */
record Text(String text) implements Node {

  @Override
  public void writeTo(StringBuilder page) {
    escape(text, page);
  }

  /** Also for attributes, which are always between double quotes. */
  static void escape(String text, StringBuilder page) {
    text.codePoints()
        .forEach(character -> {
          switch (character) {
            case '&' -> page.append("&amp;");
            case '<' -> page.append("&lt;");
            case '>' -> page.append("&gt;");
            case '"' -> page.append("&quot;");
            default -> page.appendCodePoint(isVisible(character) ? character : '\uFFFD');
          }
        });
  }

  /** XML has no place for the others, or, as marks of direction, they would rearrange the rest. */
  private static boolean isVisible(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL -> character == '\n' || character == '\t';
      case Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> false;
      default -> true;
    };
  }
}
