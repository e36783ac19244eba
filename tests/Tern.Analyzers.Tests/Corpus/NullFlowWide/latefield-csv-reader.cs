// case: latefield-csv-reader
// category: uninitialised-field
// rationale: the header row is only read on one constructor path, and the current row only exists after the first Read
// csc: none

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.LatefieldCsvReader;

public sealed class CsvReader
{
    private readonly TextReader _input;
    private readonly string[] _header = null!;
    private string[] _row = null!;

    public CsvReader(TextReader input, bool hasHeader)
    {
        _input = input;
        if (hasHeader)
        {
            _header = (input.ReadLine() ?? "").Split(',');
        }
    }

    public bool HasHeader => _header is not null;

    public bool Read()
    {
        var line = _input.ReadLine();
        if (line == null)
        {
            return false;
        }

        _row = line.Split(',');
        return true;
    }

    public string Get(int column)
    {
        return _row[column]; // want: null-deref
    }

    public int Ordinal(string name)
    {
        for (int i = 0; i < _header.Length; i++) // want: null-deref
        {
            if (_header[i] == name)
            {
                return i;
            }
        }

        return -1;
    }

    public int Columns() => HasHeader ? _header.Length : 0;
}

public static class Case
{
    public static string Demo1() => new CsvReader(new StringReader("a,b\n1,2"), true).Get(0);

    public static int Demo2() => new CsvReader(new StringReader("1,2"), false).Ordinal("a");

    public static int Demo3() => new CsvReader(new StringReader("1,2"), false).Columns();

    public static string Demo4()
    {
        var r = new CsvReader(new StringReader("a,b\n1,2"), true);
        return r.Read() ? r.Get(r.Ordinal("b")) : "";
    }
}
