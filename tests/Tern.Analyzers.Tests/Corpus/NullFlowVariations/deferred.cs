// Iterators, whose code runs when somebody goes over what they returned.
using System;
using System.Collections.Generic;
using System.Linq;

namespace Variations.Deferred;

public sealed class Level
{
    public double Metres;
}

public sealed class Archive
{
    private List<Level>? _pages = new() { new Level() };

    public void Close() => _pages = null;

    public IEnumerable<double> Peaks(double above)
    {
        for (int i = 0; i < _pages!.Count; i++) // want: null-deref
        {
            if (_pages[i].Metres > above)
            {
                yield return _pages[i].Metres;
            }
        }
    }

    public IEnumerable<double> All()
    {
        foreach (var page in _pages!) // want: null-deref
        {
            yield return page.Metres;
        }
    }

    public IEnumerable<double> Read()
    {
        foreach (var page in _pages!)
        {
            yield return page.Metres;
        }
    }
}

public static class Case
{
    private static double Sum(IEnumerable<double> values)
    {
        double sum = 0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum;
    }

    public static double Demo1()
    {
        var archive = new Archive();
        var peaks = archive.Peaks(2);
        archive.Close();
        return Sum(peaks);
    }

    public static double Demo2()
    {
        var archive = new Archive();
        var all = archive.All();
        archive.Close();
        double sum = 0;
        foreach (var value in all)
        {
            sum += value;
        }

        return sum;
    }

    public static double Demo3()
    {
        var archive = new Archive();
        var read = archive.Read().ToList();
        archive.Close();
        return Sum(read);
    }
}
