using System.Buffers;
using Tern.Serialization;

namespace Tern.Protocols.Tests.Thrift;

/// <summary>Seeded, so that a failure can be seen again: its message names the input.</summary>
public sealed class FrameFuzzTests
{
    private const int Inputs = 60_000;

    private static readonly byte[][] s_models =
    [
        Wire.Message("Echo", Wire.Call, 7, Wire.StringField(1, "hello"), Wire.StructField(2, Wire.I32Field(1, 5))),
        Wire.Framed(Wire.Message("Echo", Wire.Call, 7, Wire.StringField(1, "hello"))),
        Wire.CompactMessage("Echo", Wire.Call, 7, 0x18, 2, (byte)'h', (byte)'i', 0x19, 0x15, 2, 0),
        Wire.Framed(Wire.CompactMessage("Echo", Wire.Call, 7, 0x18, 2, (byte)'h', (byte)'i', 0)),
        Wire.TTHeader(Wire.Message("Echo", Wire.Call, 7), 7, 1, [("isn", "Shop"), ("RPC_PERSIST_b", "2")], [(3, "caller"), (12, "250")], "token"),
        Wire.TTHeader(Wire.Framed(Wire.Message("Echo", Wire.Reply, 7)), 7, 0, [("biz-status", "5"), ("crrst", "1")], [(22, "2")]),
        Wire.Mesh(Wire.Framed(Wire.Message("Echo", Wire.Call, 7)), ("isn", "Shop"), ("RPC_PERSIST_b", "2")),
        Wire.Mesh(Wire.CompactMessage("Echo", Wire.Call, 7, 0x18, 2, (byte)'h', (byte)'i', 0), ("RPC_TRANSIT_a", "1")),
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Read_DamagedOrRandomBytes_GivesProtocolErrorsOnly(int seed)
    {
        var random = new Random(seed);
        int messages = 0;
        int errors = 0;
        for (int i = 0; i < Inputs; i++)
        {
            byte[] input = Next(random);
            try
            {
                foreach (FrameTests.Message message in FrameTests.ReadAll(Wire.Segmented(input, random.Next(3) == 0 ? random.Next(1, 9) : int.MaxValue)))
                {
                    messages++;
                    if (message.Protocol is RpcProtocol.ThriftTTHeader or RpcProtocol.ThriftTTHeaderFramed)
                    {
                        TTHeaderInfo.Parse(message.HeaderInfo);
                    }

                    if (message.MeshInfo.Length > 0)
                    {
                        TTHeaderInfo.ParseMesh(message.MeshInfo);
                    }

                    ReadEnvelope(message);
                }
            }
            catch (WireFormatException)
            {
                errors++;
            }
            catch (Exception exception)
            {
                Assert.Fail($"Seed {seed}, input {i}, {Convert.ToHexString(input)}: {exception}");
            }
        }

        // Inputs that are all refused at the first byte, or all taken, would test nothing.
        Assert.InRange(messages, Inputs / 20, int.MaxValue);
        Assert.InRange(errors, Inputs / 20, Inputs);
    }

    private static byte[] Next(Random random)
    {
        if (random.Next(10) == 0)
        {
            byte[] noise = new byte[random.Next(64)];
            random.NextBytes(noise);
            return noise;
        }

        byte[] input = [.. s_models[random.Next(s_models.Length)], .. random.Next(2) == 0 ? s_models[random.Next(s_models.Length)] : []];
        for (int changes = random.Next(1, 4); changes > 0; changes--)
        {
            int at = random.Next(input.Length);
            switch (random.Next(4))
            {
                case 0:
                    input[at] = (byte)random.Next(256);
                    break;
                case 1:
                    input[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    input.AsSpan(at, Math.Min(random.Next(1, 5), input.Length - at)).Fill(random.Next(2) == 0 ? (byte)0xFF : (byte)0x00);
                    break;
                default:
                    input = random.Next(2) == 0 ? input[..at] : [.. input[..at], .. input[Math.Min(at + random.Next(1, 4), input.Length)..]];
                    break;
            }

            if (input.Length == 0)
            {
                break;
            }
        }

        return input;
    }

    private static void ReadEnvelope(FrameTests.Message message)
    {
        if (message.Encoding == ThriftEncoding.Binary)
        {
            var reader = new ThriftBinaryReader(message.Payload, ThriftReaderOptions.Default);
            reader.ReadMessageBegin(out _, out _, out _);
            reader.Skip(ThriftType.Struct);
        }
        else
        {
            var reader = new ThriftCompactReader(message.Payload, ThriftReaderOptions.Default);
            reader.ReadMessageBegin(out _, out _, out _);
            reader.Skip(ThriftType.Struct);
        }
    }
}
