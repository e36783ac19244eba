// case: broker-envelopes
// category: default-struct
// rationale: ring-buffer slots and default(T) of a record struct have null headers
// csc: none

namespace NullSafety.Blind.BrokerEnvelopes;

public readonly record struct Envelope(string RoutingKey, byte[] Body)
{
    public static Envelope Empty { get; } = new("", []);

    public int Size => RoutingKey.Length + Body.Length; // missed: null-deref
}

public readonly struct Ack
{
    public readonly string Consumer;
    public readonly long Offset;

    public Ack(string consumer, long offset)
    {
        Consumer = consumer;
        Offset = offset;
    }
}

public sealed class Ring<T>(int capacity)
    where T : struct
{
    private readonly T[] _slots = new T[capacity];
    private int _written;

    public int Count => _written;

    public T this[int index] => _slots[index % _slots.Length];

    public void Write(in T item) => _slots[_written++ % _slots.Length] = item;

    public T LastOrDefault() => _written == 0 ? default : this[_written - 1];
}

public sealed class Partition
{
    private readonly Ring<Envelope> _log = new(8);
    private readonly Ring<Ack> _acks = new(4);

    public void Publish(string key, params byte[] body) => _log.Write(new Envelope(key, body));

    public void Acknowledge(string consumer) => _acks.Write(new Ack(consumer, _log.Count));

    public int SizeAt(int offset) => _log[offset].Size;

    public int SizeWritten()
    {
        int sum = Envelope.Empty.Size;
        for (int i = 0; i < _log.Count; i++)
        {
            sum += _log[i].Size;
        }

        return sum;
    }

    public string LastConsumer() => _acks.LastOrDefault().Consumer.ToUpperInvariant(); // want: null-deref

    public string LastConsumerOrNobody()
    {
        var ack = _acks.LastOrDefault();
        return ack.Consumer is null ? "nobody" : ack.Consumer.ToUpperInvariant();
    }
}

public static class Case
{
    private static Partition Open()
    {
        var partition = new Partition();
        partition.Publish("orders.eu", 1, 2, 3);
        return partition;
    }

    public static void DemoUnwrittenSlot() => Open().SizeAt(5);

    public static void DemoNoAck() => Open().LastConsumer();

    public static void DemoSafe()
    {
        var partition = Open();
        partition.SizeWritten();
        partition.LastConsumerOrNobody();
        partition.Acknowledge("billing");
        partition.LastConsumerOrNobody();
    }
}
