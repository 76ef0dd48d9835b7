package dev.knativepredict.function.web;

import dev.knativepredict.function.edge.BlockInputStream;
import dev.knativepredict.function.edge.HeldBytes;
import dev.knativepredict.function.web.SlowCallers.Watch;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/** A body that tells the watch of its connection when it is complete, and when it never will be. */
final class WatchedBody extends BlockInputStream {

  private final Watch watch;

  WatchedBody(HttpServletRequest request, Watch watch, HeldBytes.Share share) throws IOException {
    super(share.hold(request.getInputStream()));
    this.watch = watch;
    if (request.getContentLengthLong() <= 0 && request.getHeader("Transfer-Encoding") == null) {
      watch.received();
    }
  }

  @Override
  public int read(byte[] bytes, int offset, int count) throws IOException {
    try {
      int read = in.read(bytes, offset, count);
      if (read < 0) {
        watch.received();
      }
      return read;
    } catch (IOException e) {
      watch.broken();
      throw e;
    }
  }
}
