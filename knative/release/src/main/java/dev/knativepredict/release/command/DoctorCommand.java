package dev.knativepredict.release.command;

import dev.knativepredict.release.doctor.Doctor;
import dev.knativepredict.release.doctor.Doctor.Diagnosis;
import dev.knativepredict.release.doctor.Finding;
import dev.knativepredict.release.doctor.View;
import dev.knativepredict.release.plan.ImageReference;
import dev.knativepredict.release.plan.ServiceManifest;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code release doctor}. */
@Command(
    name = "doctor",
    description = {
      "Finds what of the cluster would spoil a release or a wake from zero, and names the cure."
          + " Changes nothing, and wakes no pod.",
      "Ends with 1 if there is a problem. What the account may not read is a hint."
    })
final class DoctorCommand implements Callable<Integer> {

  private final ServiceOptions service;

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "The manifest that will be released (default: the live template).")
  private @Nullable Path file;

  @Option(
      names = "--image",
      paramLabel = "NAME@DIGEST",
      description = "The image that will be released (default: that of the template).")
  private @Nullable String image;

  DoctorCommand(ServiceOptions service) {
    this.service = service;
  }

  private record Result(String result, List<FindingJson> findings) {}

  private record FindingJson(String check, String kind, String text, @Nullable String cure) {}

  @Override
  public Integer call() {
    ServiceManifest manifest =
        file == null ? null : ServiceManifest.read(file, service.namespace(), service.service());
    ImageReference reference = image == null ? null : new ImageReference(image);
    try (View view = service.view(manifest, reference)) {
      List<Diagnosis> found = Doctor.examine(view);
      boolean sick = found.stream().anyMatch(each -> each.finding() instanceof Finding.Problem);
      service.print(
          new Result(sick ? "problems" : "ok", found.stream().map(DoctorCommand::json).toList()),
          DoctorText.of(found));
      return sick ? 1 : 0;
    }
  }

  private static FindingJson json(Diagnosis diagnosis) {
    Finding finding = diagnosis.finding();
    return new FindingJson(diagnosis.check(), finding.kind(), finding.text(), finding.cure());
  }
}
