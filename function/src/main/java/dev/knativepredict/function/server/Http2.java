package dev.knativepredict.function.server;

import dev.knativepredict.function.edge.HttpError;
import dev.knativepredict.function.edge.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * A connection by HTTP/2: many requests at once, each on a thread of its own. The codec is called
 * by one thread at a time. It is loaded with the first such connection.
 */
final class Http2 implements Conversation {

  private static final int READ_BYTES = 16_384;

  private final Progress progress;
  private final Answering answering;
  private final Executor threads;
  private final Socket socket;
  private final Http2Codec codec;
  private final ReentrantLock lock = new ReentrantLock();
  private boolean draining;

  Http2(Socket socket, Progress progress, Answering answering, Executor threads) {
    this.socket = socket;
    this.progress = progress;
    this.answering = answering;
    this.threads = threads;
    this.codec = new Http2Codec(answering, this::dispatch);
  }

  @Override
  public void run(InputStream in) throws IOException {
    byte[] bytes = new byte[READ_BYTES];
    for (int read = 0; read >= 0 && codec.isOpen(); read = in.read(bytes)) {
      int length = read;
      locked(() -> codec.receive(bytes, length));
    }
  }

  private void locked(Runnable work) throws IOException {
    lock.lock();
    try {
      work.run();
      // A caller who reads slowly holds up the others of the connection, until it is closed.
      progress.enter(Progress.Phase.REST_OF_ANSWER);
      codec.send(socket.getOutputStream());
      boolean idle = codec.isIdle();
      progress.enter(idle ? Progress.Phase.NEXT_REQUEST : Progress.Phase.ANSWER);
      if (idle && draining) {
        socket.shutdownInput();
      }
    } finally {
      lock.unlock();
    }
  }

  private void dispatch(Http2Request request) {
    answering.inFlight().begin();
    threads.execute(() -> answer(request));
  }

  private void answer(Http2Request request) {
    try {
      Map<String, String> common = answering.commonHeaders();
      Response response =
          request.isValid()
              ? request.answer(answering)
              : answering.refuse(new HttpError.MalformedRequest());
      locked(() -> codec.write(request, response, common));
    } catch (IOException e) {
      // The caller has gone; the thread that reads notices it as well.
      codec.forget(request);
    } finally {
      answering.inFlight().end();
    }
  }

  @Override
  public Stream<Progress> progress() {
    return Stream.concat(Stream.of(progress), codec.progress());
  }

  /** Says GOAWAY: what has been sent is still answered, and then the connection ends. */
  @Override
  public void drain() {
    try {
      locked(() -> {
        draining = true;
        codec.goAway();
      });
    } catch (IOException e) {
      // The caller has gone.
    }
  }
}
