using Tern.Serialization;

namespace Tern.WellKnown;

public sealed partial class Struct
{
    internal static void WriteJson(ref ProtoJsonWriter writer, in Struct message)
    {
        writer.BeginMap();
        foreach ((string name, Value value) in message.Fields)
        {
            writer.WriteKey(name);
            Value.WriteJson(ref writer, in value);
        }

        writer.EndMap();
    }

    internal static Struct ReadJson(ref ProtoJsonReader reader)
    {
        Dictionary<string, Value> fields = reader.CreateDictionary<string, Value>();
        reader.BeginMap();
        while (reader.NextKey())
        {
            string name = reader.ReadString();
            reader.NextValue();
            reader.Add(fields, name, Value.ReadJson(ref reader));
        }

        return new Struct { Fields = fields };
    }
}
