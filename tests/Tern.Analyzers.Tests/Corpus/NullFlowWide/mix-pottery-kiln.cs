// case: mix-pottery-kiln
// category: mixed
// rationale: null travels field, tuple, lambda, return; a failed profile load is swallowed on the way; a task result is null
// csc: none

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide3.MixPotteryKiln;

public sealed class Profile(string glaze)
{
    public string Glaze { get; } = glaze;

    public static Profile Parse(string text) => text.Contains('=') ? new Profile(text.Split('=')[1]) : throw new InvalidDataException(text);
}

public sealed class Kiln
{
    private Profile? _profile;

    public Kiln(string text)
    {
        try
        {
            _profile = Profile.Parse(text);
        }
        catch (InvalidDataException)
        {
            // keep going: the kiln can fire without a profile
        }
    }

    private (int Cone, Profile Profile) Settings => (6, _profile!);

    private T With<T>(Func<(int Cone, Profile Profile), T> read) => read(Settings);

    private Profile Current() => With(s => s.Profile);

    public int GlazeWidth()
    {
        var p = Current();
        return p.Glaze.Length; // missed: null-deref
    }

    public int Cone() => With(s => s.Cone);

    public int GlazeOrNone() => With(s => s.Profile?.Glaze.Length ?? 0);

    public async Task<Profile> FireAsync(int hours)
    {
        await Task.Yield();
        return hours > 8 ? (_profile ??= new Profile("ash")) : _profile!;
    }
}

public static class Studio
{
    public static async Task<string> BatchAsync(Kiln kiln, params int[] hours)
    {
        var runs = hours.Select(kiln.FireAsync).ToArray();
        var done = await Task.WhenAll(runs);
        return string.Concat(done.Select(p => p.Glaze[0])); // missed: null-deref
    }

    public static async Task<string> LongAsync(Kiln kiln) => (await kiln.FireAsync(9)).Glaze;
}

public static class Case
{
    public static void Demo1() => new Kiln("no profile").GlazeWidth();

    public static Task Demo2() => Studio.BatchAsync(new Kiln("none"), 2);

    public static async Task Demo3()
    {
        var k = new Kiln("none");
        _ = k.Cone() + k.GlazeOrNone() + new Kiln("glaze=celadon").GlazeWidth();
        await Studio.LongAsync(k);
        await Studio.BatchAsync(k, 1, 2);
    }
}
