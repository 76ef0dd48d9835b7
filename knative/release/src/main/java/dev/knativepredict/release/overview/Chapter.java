package dev.knativepredict.release.overview;

import dev.knativepredict.release.page.Node;
import java.util.List;

/** A part of the page with a title of its own. */
interface Chapter {

  String title();

  /** What is below the title; nothing if there is nothing to say. */
  List<Node> content(Overview overview);
}
