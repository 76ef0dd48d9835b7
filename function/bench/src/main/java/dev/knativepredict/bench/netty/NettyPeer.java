package dev.knativepredict.bench.netty;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.nio.file.Path;
import java.util.Map;

/**
 * A bare server for one model, with one thread per core: the most that the JVM can do. It speaks
 * HTTP/1.1, and HTTP/2 by prior knowledge, at one port.
 */
public final class NettyPeer {

  private NettyPeer() {}

  /** Reads {@code MODEL} and {@code PORT} from the environment. */
  public static void main(String[] args) throws Exception {
    Map<String, String> environment = System.getenv();
    Classifier model =
        Classifier.load(Path.of(environment.getOrDefault("MODEL", "models/credit/1")));
    int port = Integer.parseInt(environment.getOrDefault("PORT", "8080"));
    EventLoopGroup loops =
        new MultiThreadIoEventLoopGroup(
            Runtime.getRuntime().availableProcessors(), NioIoHandler.newFactory());
    new ServerBootstrap()
        .group(loops)
        .channel(NioServerSocketChannel.class)
        .option(ChannelOption.SO_BACKLOG, 1_024)
        .childHandler(pipeline(new Scorers(model)))
        .bind("127.0.0.1", port)
        .sync()
        .channel()
        .closeFuture()
        .sync();
  }

  private static ChannelInitializer<SocketChannel> pipeline(Scorers scorers) {
    return new ChannelInitializer<>() {
      @Override
      protected void initChannel(SocketChannel channel) {
        channel.pipeline().addLast(new ProtocolDetector(scorers));
      }
    };
  }
}
