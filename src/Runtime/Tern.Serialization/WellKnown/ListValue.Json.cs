using Tern.Serialization;

namespace Tern.WellKnown;

public sealed partial class ListValue
{
    internal static void WriteJson(ref ProtoJsonWriter writer, in ListValue message)
    {
        writer.BeginList();
        foreach (Value value in message.Values)
        {
            Value.WriteJson(ref writer, in value);
        }

        writer.EndList();
    }

    internal static ListValue ReadJson(ref ProtoJsonReader reader)
    {
        ListValue list = new();
        reader.BeginList();
        while (reader.NextElement())
        {
            list.Values.Add(Value.ReadJson(ref reader));
        }

        return list;
    }
}
