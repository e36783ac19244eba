using System.Text.Json.Serialization;
using Tern.Benchmarks.Codec.Messages;

namespace Tern.Benchmarks.Codec.Targets;

[JsonSerializable(typeof(Ping))]
[JsonSerializable(typeof(Order))]
[JsonSerializable(typeof(Batch))]
internal sealed partial class JsonMetadata : JsonSerializerContext;
