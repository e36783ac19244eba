using System.Text.Json.Serialization;

namespace Tern.Benchmarks.Harness;

/// <summary>Serializer of the result file.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(IReadOnlyList<RoundResult>))]
internal sealed partial class ResultJson : JsonSerializerContext;
