package dev.knativepredict.release.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * A page of HTML in one file. It loads nothing and runs nothing, and says so to the browser.
 *
 * @param title also in the browser's list of pages
 * @param content below the title
 */
public record Page(String title, List<Node> content) {

  private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'";

  /** The whole file. */
  public String text() {
    StringBuilder page = new StringBuilder("<!DOCTYPE html>\n");
    Element.of("html", head(), body())
        .with("xmlns", "http://www.w3.org/1999/xhtml")
        .with("lang", "en")
        .writeTo(page);
    return page.append('\n').toString();
  }

  private Element head() {
    return Element.of(
        "head",
        Element.of("meta").with("charset", "utf-8"),
        Element.of("meta").with("http-equiv", "Content-Security-Policy").with("content", POLICY),
        Element.of("meta")
            .with("name", "viewport")
            .with("content", "width=device-width, initial-scale=1"),
        Element.of("meta").with("name", "color-scheme").with("content", "light dark"),
        Element.of("title", title),
        Element.of("style", style()));
  }

  private Element body() {
    return Element.of("body", Element.of("main", content));
  }

  private static String style() {
    try (InputStream style = Page.class.getResourceAsStream("style.css")) {
      return new String(
          Objects.requireNonNull(style, "style.css is beside this class").readAllBytes(),
          StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
