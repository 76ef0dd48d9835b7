package dev.knativepredict.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class IssueFormsTest {

  private static final Path FORMS = Path.of("../../.github/ISSUE_TEMPLATE");
  private static final Schema SCHEMA =
      SchemaRegistry.withDialect(Dialects.getDraft202012())
          .getSchema(new JsonMapper().readTree(Path.of("src/test/resources/issue-form.json")));

  @Test
  void githubAcceptsEveryForm() throws IOException {
    List<Path> forms = forms();
    assertThat(forms).hasSize(3);
    for (Path form : forms) {
      JsonNode root = Yaml.documents(form).getFirst();
      assertThat(SCHEMA.validate(root)).as(form.toString()).isEmpty();
      assertThat(ids(root)).as(form.toString()).doesNotHaveDuplicates();
    }
  }

  @Test
  void aFormWithAMisspelledElementIsRefused(@TempDir Path folder) throws IOException {
    String text = Files.readString(FORMS.resolve("question.yml"));
    Path form = folder.resolve("form.yml");
    Files.writeString(form, text.replace("type: textarea", "type: text"));
    assertThat(SCHEMA.validate(Yaml.documents(form).getFirst())).isNotEmpty();
    Files.writeString(form, text.replace("      label:", "      labels:"));
    assertThat(SCHEMA.validate(Yaml.documents(form).getFirst())).isNotEmpty();
  }

  private static List<Path> forms() throws IOException {
    try (Stream<Path> files = Files.list(FORMS)) {
      return files.filter(file -> !file.endsWith("config.yml")).toList();
    }
  }

  private static List<String> ids(JsonNode form) {
    return form.path("body")
        .valueStream()
        .filter(element -> element.has("id"))
        .map(element -> element.path("id").asString())
        .toList();
  }
}
