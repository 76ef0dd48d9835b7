package dev.knativepredict.release.command;

import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/**
 * Picocli's factory, made when it is first needed: it looks for Groovy in every jar, for which a
 * rollback, which needs no factory, would wait 20 ms.
 */
final class LateFactory implements IFactory {

  @Override
  public <K> K create(Class<K> type) throws Exception {
    return CommandLine.defaultFactory().create(type);
  }
}
