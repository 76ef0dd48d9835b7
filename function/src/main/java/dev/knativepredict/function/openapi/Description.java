package dev.knativepredict.function.openapi;

import dev.knativepredict.function.edge.Asset;
import dev.knativepredict.function.edge.Endpoint;
import dev.knativepredict.function.edge.Request;
import dev.knativepredict.function.edge.Response;
import dev.knativepredict.function.inference.ModelSet;
import dev.knativepredict.function.inference.Models;
import java.util.List;
import java.util.Set;

/** The OpenAPI description of the models that are served, made when somebody first asks for it. */
final class Description implements Endpoint {

  private record Made(ModelSet models, Asset asset) {}

  private final Models models;
  private final List<? extends Described> protocols;
  private volatile Made made;

  Description(Models models, List<? extends Described> protocols) {
    this.models = models;
    this.protocols = protocols;
    this.made = make();
  }

  private Made make() {
    ModelSet now = models.all();
    OpenApi description = new OpenApi(now, protocols);
    return new Made(now, new Asset(Response.JSON, DocsPages.ASK_AGAIN, description::json));
  }

  @Override
  public Set<String> methods() {
    return made.asset.methods();
  }

  @Override
  public Set<String> headers() {
    return made.asset.headers();
  }

  @Override
  public Response answer(Request request) {
    Made current = made;
    if (current.models != models.all()) {
      current = make();
      made = current;
    }
    return current.asset.answer(request);
  }
}
