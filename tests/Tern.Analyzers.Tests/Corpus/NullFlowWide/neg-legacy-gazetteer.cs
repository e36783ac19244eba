// case: neg-legacy-gazetteer
// category: negative-oblivious
// rationale: unannotated code with nulls in fields, lists and overrides, all of them met by a test of some kind
// csc: silent

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.NegLegacyGazetteer;

#nullable disable
public abstract class Place
{
    public string Name;
    public Place Parent;

    public abstract string Code();

    public virtual string Describe() => Name ?? "unnamed";
}

public sealed class Village : Place
{
    public override string Code() => null;

    public override string Describe()
    {
        var text = base.Describe();
        if (Parent != null)
        {
            text += ", " + Parent.Describe();
        }

        return text.Trim();
    }
}

public sealed class County : Place
{
    public string Short;

    public override string Code() => string.IsNullOrEmpty(Short) ? null : Short.ToUpper();
}

public static class Gazetteer
{
    public static string CodeOf(Place place)
    {
        while (place != null)
        {
            string code = place.Code();
            if (code != null)
            {
                return code;
            }

            place = place.Parent;
        }

        return "??";
    }

    public static Place Root(Place place)
    {
        while (place.Parent != null)
        {
            place = place.Parent;
        }

        return place;
    }
}
#nullable enable

public static class Index
{
    public static int TotalWidth(IEnumerable<Place> places) =>
        places.Where(p => p?.Name is not null).Sum(p => p.Name.Length);

    public static char Initial(Place place) => Gazetteer.CodeOf(place)[0];

    public static int RootWidth(Place place) => Gazetteer.Root(place).Describe().Length;
}

public static class Case
{
    private static readonly County Kent = new() { Name = "Kent", Short = "kt" };

    public static void Demo1() => Index.Initial(new Village { Name = "Wye", Parent = Kent });

    public static void Demo2() => Index.Initial(new Village());

    public static void Demo3() => Index.TotalWidth(new Place[] { Kent, new Village(), null! });

    public static void Demo4() => Index.RootWidth(new Village { Parent = Kent });
}
