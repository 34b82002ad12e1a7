package io.github.camelblofin.simulator.net;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPromise;
import io.netty.util.AttributeKey;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * One TCP connection, below everything that speaks HTTP or WebSocket on it: the place where a connection is cut, stalled
 * or ended in the middle of a frame. Passes everything on unless told otherwise. Methods may be called on any thread;
 * they take effect on the connection's event loop, at once when called there.
 */
public final class Wire extends ChannelDuplexHandler {
    private static final AttributeKey<Wire> KEY = AttributeKey.valueOf(Wire.class, "wire");
    /** More than this is not held for a stalled connection: it is cut, as by a server that ran out of memory for it. */
    private static final long MOST_HELD_BYTES = 64L << 20;

    private static final long NO_LIMIT = Long.MAX_VALUE;

    private final Channel channel;
    // All below belongs to the event loop.
    private final Queue<Object> heldIn = new ArrayDeque<>();
    private final Queue<HeldWrite> heldOut = new ArrayDeque<>();
    private ChannelHandlerContext context;
    private boolean stalled;
    private boolean reading = true;
    private long heldBytes;
    private long bytesLeft = NO_LIMIT;
    private long bytesToReceive = NO_LIMIT;

    private record HeldWrite(Object message, ChannelPromise promise) {}

    private Wire(Channel channel) {
        this.channel = channel;
    }

    /** Puts itself below a connection that was just accepted. */
    public static Wire attach(HttpConnection connection) {
        // Vert.x hides the channel; without it a connection could only be closed politely.
        Channel channel = ((ConnectionBase) connection).channel();
        Wire wire = new Wire(channel);
        channel.attr(KEY).set(wire);
        channel.pipeline().addFirst(wire);
        return wire;
    }

    /** The wire that was attached to this connection. */
    public static Wire of(HttpConnection connection) {
        return ((ConnectionBase) connection).channel().attr(KEY).get();
    }

    /** Ends the connection as a broken network does: no close frame, waiting data is lost, the peer sees a reset. */
    public void cut() {
        onLoop(() -> {
            if (channel.isOpen()) {
                channel.config().setOption(ChannelOption.SO_LINGER, 0);
                closeHard();
            }
        });
    }

    private void closeHard() {
        // Closing the channel as a whole would pass Vert.x, which sends a close frame first.
        channel.unsafe().close(channel.voidPromise());
    }

    /** Lets nothing pass any more, in neither direction. The end of the connection is still noticed. */
    public void stall() {
        onLoop(() -> stalled = true);
    }

    /** Ends {@link #stall} and {@link #stopReading}: what was held passes first. */
    public void resume() {
        onLoop(() -> {
            if (!channel.isActive()) {
                return;
            }
            stalled = false;
            heldBytes = 0;
            heldOut.forEach(write -> pass(context, write.message(), write.promise()));
            heldOut.clear();
            context.flush();
            for (Object message = heldIn.poll(); message != null; message = heldIn.poll()) {
                context.fireChannelRead(message);
            }
            context.fireChannelReadComplete();
            if (!reading) {
                reading = true;
                channel.config().setAutoRead(true);
            }
        });
    }

    /** Reads nothing any more, so that the peer's data piles up at the peer; its end goes unnoticed too. */
    public void stopReading() {
        onLoop(() -> {
            reading = false;
            channel.config().setAutoRead(false);
        });
    }

    /** Ends the connection when this many further bytes were sent. */
    public void endAfterBytes(long bytes) {
        onLoop(() -> bytesLeft = bytes);
    }

    /** Cuts the connection when this many further bytes came in; those before are passed on. */
    public void cutAfterReceiving(long bytes) {
        onLoop(() -> bytesToReceive = bytes);
    }

    private void onLoop(Runnable task) {
        if (channel.eventLoop().inEventLoop()) {
            task.run();
        } else {
            channel.eventLoop().execute(task);
        }
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        context = ctx;
    }

    @Override
    public void read(ChannelHandlerContext ctx) {
        if (reading) {
            ctx.read();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (stalled) {
            heldIn.add(message);
            count(message);
        } else if (bytesToReceive != NO_LIMIT && message instanceof ByteBuf bytes) {
            receiveSome(ctx, bytes);
        } else {
            ctx.fireChannelRead(message);
        }
    }

    /** What comes in the same packet after the last byte is lost. */
    private void receiveSome(ChannelHandlerContext ctx, ByteBuf bytes) {
        if (bytes.readableBytes() < bytesToReceive) {
            bytesToReceive -= bytes.readableBytes();
            ctx.fireChannelRead(bytes);
            return;
        }
        ByteBuf last = bytes.readRetainedSlice((int) bytesToReceive);
        bytes.release();
        bytesToReceive = 0;
        ctx.fireChannelRead(last);
        cut();
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        if (stalled) {
            heldOut.add(new HeldWrite(message, promise));
            count(message);
        } else if (bytesLeft == NO_LIMIT || !(message instanceof ByteBuf bytes)) {
            pass(ctx, message, promise);
        } else if (bytes.readableBytes() < bytesLeft) {
            bytesLeft -= bytes.readableBytes();
            pass(ctx, message, promise);
        } else {
            writeLast(ctx, bytes, promise);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // it is the promise, through which the writer is told
    private static void pass(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        ctx.write(message, promise);
    }

    private void writeLast(ChannelHandlerContext ctx, ByteBuf bytes, ChannelPromise promise) {
        ByteBuf last = bytes.readRetainedSlice((int) bytesLeft);
        bytes.release();
        promise.tryFailure(new ClosedChannelException());
        bytesLeft = 0;
        ctx.writeAndFlush(last).addListener(sent -> closeHard());
    }

    private void count(Object message) {
        heldBytes += message instanceof ByteBuf bytes ? bytes.readableBytes() : 0;
        if (heldBytes > MOST_HELD_BYTES) {
            cut();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        heldIn.forEach(ReferenceCountUtil::release);
        heldIn.clear();
        heldOut.forEach(write -> {
            ReferenceCountUtil.release(write.message());
            write.promise().tryFailure(new ClosedChannelException());
        });
        heldOut.clear();
        ctx.fireChannelInactive();
    }
}
