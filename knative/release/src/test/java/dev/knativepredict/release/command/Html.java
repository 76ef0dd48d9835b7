package dev.knativepredict.release.command;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Reads a page that is well-formed XML. */
public final class Html {

  private Html() {}

  public static Element parsed(String page) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(page)))
        .getDocumentElement();
  }

  /** The section below a title. */
  private static Element section(Element page, String title) {
    return all(page, "section")
        .filter(section -> all(section, "h2").anyMatch(h2 -> h2.getTextContent().equals(title)))
        .findFirst()
        .orElseThrow();
  }

  public static String text(Element page, String title) {
    return section(page, title).getTextContent();
  }

  /** The rows of all tables in a section. */
  public static List<List<String>> rows(Element page, String title) {
    return all(section(page, title), "tr")
        .map(row -> all(row, "td").map(Element::getTextContent).toList())
        .filter(row -> !row.isEmpty())
        .toList();
  }

  /** The names of all attributes. */
  public static List<String> attributes(Element page) {
    List<String> names = new ArrayList<>();
    all(page, "*")
        .forEach(element ->
            IntStream.range(0, element.getAttributes().getLength())
                .forEach(i -> names.add(element.getAttributes().item(i).getNodeName())));
    return names;
  }

  public static Stream<Element> all(Element inside, String name) {
    NodeList found = inside.getElementsByTagName(name);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i));
  }
}
