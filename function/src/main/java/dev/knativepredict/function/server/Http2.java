package dev.knativepredict.function.server;

import dev.knativepredict.function.edge.Response;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * A connection by HTTP/2: many requests at once, each on a thread of its own. The codec is called
 * by one thread at a time. It is loaded with the first such connection.
 */
final class Http2 implements Conversation {

  private static final int READ_BYTES = 16_384;
  private static final int WRITE_BYTES = 16_384;

  private final Progress progress;
  private final Answering answering;
  private final Executor threads;
  private final Socket socket;
  private final Http2Codec codec;
  private final OutputStream out;
  private final Queue<Http2Request> requests = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean standingBy = new AtomicBoolean();
  private final Queue<Runnable> answers = new ConcurrentLinkedQueue<>();
  private final ReentrantLock lock = new ReentrantLock();
  private boolean draining;

  Http2(Socket socket, Progress progress, Answering answering, Executor threads)
      throws IOException {
    this.socket = socket;
    this.out = new BufferedOutputStream(socket.getOutputStream(), WRITE_BYTES);
    this.progress = progress;
    this.answering = answering;
    this.threads = threads;
    this.codec = new Http2Codec(answering, requests::add);
  }

  @Override
  public void run(InputStream in) throws IOException {
    try {
      receive(in);
    } finally {
      end();
    }
  }

  private void end() {
    lock.lock();
    try {
      codec.end();
    } finally {
      lock.unlock();
    }
  }

  private void receive(InputStream in) throws IOException {
    byte[] bytes = new byte[READ_BYTES];
    for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
      int length = read;
      lock.lock();
      try {
        codec.receive(bytes, length);
        writeAndSend();
      } finally {
        lock.unlock();
      }
      if (!requests.isEmpty()) {
        standBy();
      }
      sendAnswers();
    }
  }

  /** Sends what there is, unless another thread is at it: that one sends this, too. */
  private void sendAnswers() throws IOException {
    while (!answers.isEmpty() && lock.tryLock()) {
      try {
        writeAndSend();
      } finally {
        lock.unlock();
      }
    }
  }

  private void writeAndSend() throws IOException {
    for (Runnable answer = answers.poll(); answer != null; answer = answers.poll()) {
      answer.run();
    }
    // A caller who reads slowly holds up the others of the connection, until it is closed.
    progress.enter(Progress.Phase.REST_OF_ANSWER);
    codec.send(out);
    boolean idle = codec.isIdle();
    progress.enter(idle ? Progress.Phase.NEXT_REQUEST : Progress.Phase.ANSWER);
    if (!codec.isOpen() || (idle && draining)) {
      socket.shutdownInput();
    }
  }

  /** Has a thread come soon for what waits, unless one does already. */
  private void standBy() {
    if (standingBy.compareAndSet(false, true)) {
      answering.inFlight().begin();
      threads.execute(this::work);
    }
  }

  /**
   * Answers what waits, and sends the answers at once. While one request is answered another thread
   * stands by for the rest, so that nothing waits for a request that takes long.
   */
  private void work() {
    standingBy.set(false);
    try {
      for (Http2Request next = requests.poll(); next != null; next = requests.poll()) {
        if (!requests.isEmpty() || !answers.isEmpty()) {
          standBy();
        }
        answer(next);
      }
      sendAnswers();
    } catch (IOException e) {
      // The caller has gone; the thread that reads notices it as well.
    } finally {
      answering.inFlight().end();
    }
  }

  private void answer(Http2Request request) {
    Map<String, String> common = answering.commonHeaders();
    Response response = request.answer(answering);
    answers.add(() -> codec.write(request, response, common));
  }

  @Override
  public Stream<Progress> progress() {
    return Stream.concat(Stream.of(progress), codec.progress());
  }

  /** Says GOAWAY: what has been sent is still answered, and then the connection ends. */
  @Override
  public void drain() {
    try {
      answers.add(() -> {
        draining = true;
        codec.goAway();
      });
      sendAnswers();
    } catch (IOException e) {
      // The caller has gone.
    }
  }
}
