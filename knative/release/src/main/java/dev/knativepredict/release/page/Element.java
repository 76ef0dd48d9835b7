package dev.knativepredict.release.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** An element of HTML or SVG, with its attributes in the order in which they are written. */
public record Element(String name, Map<String, String> attributes, List<Node> children)
    implements Node {

  /** They have no end in HTML; all others need one. */
  private static final Set<String> VOID = Set.of("meta", "br");

  public Element {
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    children = List.copyOf(children);
  }

  public static Element of(String name, Node... children) {
    return new Element(name, Map.of(), List.of(children));
  }

  public static Element of(String name, List<? extends Node> children) {
    return new Element(name, Map.of(), List.copyOf(children));
  }

  public static Element of(String name, String text) {
    return of(name, new Text(text));
  }

  public Element with(String attribute, String value) {
    Map<String, String> more = new LinkedHashMap<>(attributes);
    more.put(attribute, value);
    return new Element(name, more, children);
  }

  /** With a length or a place in pixels. */
  Element with(String attribute, double pixels) {
    return with(attribute, number(pixels));
  }

  /** With a length or a place as a share of the picture, 0 to 1. */
  Element share(String attribute, double share) {
    return with(attribute, number(100 * share) + "%");
  }

  public Element plus(Node child) {
    List<Node> more = new ArrayList<>(children);
    more.add(child);
    return new Element(name, attributes, more);
  }

  /** As short as it can be, with two digits after the point at most. */
  static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value).replaceFirst("\\.?0+$", "");
  }

  @Override
  public void writeTo(StringBuilder page) {
    page.append('<').append(name);
    attributes.forEach((attribute, value) -> {
      page.append(' ').append(attribute).append("=\"");
      Text.escape(value, page);
      page.append('"');
    });
    if (VOID.contains(name)) {
      page.append("/>");
      return;
    }
    page.append('>');
    children.forEach(child -> child.writeTo(page));
    page.append("</").append(name).append('>');
  }
}
