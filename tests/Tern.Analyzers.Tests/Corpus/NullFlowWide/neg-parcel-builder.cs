// case: neg-parcel-builder
// category: negative-object-state
// rationale: Build validates before it reads; a private constructor is only reached with every member set; a stage type per step
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide2.NegParcelBuilder;

public sealed class Parcel
{
    private Parcel()
    {
    }

    public string Sender { get; private set; } = null!;
    public string Receiver { get; private set; } = null!;
    public string Label() => Sender.Trim() + ">" + Receiver.Trim();

    public sealed class Builder
    {
        private string? _sender;
        private string? _receiver;
        private List<string>? _missing;

        public Builder From(string sender)
        {
            _sender = sender;
            return this;
        }

        public Builder To(string receiver)
        {
            _receiver = receiver;
            return this;
        }

        private void Validate()
        {
            _missing = new List<string>();
            if (_sender == null)
                _missing.Add("sender");

            if (_receiver == null)
                _missing.Add("receiver");

            if (_missing.Count > 0)
                throw new InvalidOperationException(string.Join(',', _missing));
        }

        public Parcel Build()
        {
            Validate();
            return new Parcel { Sender = _sender.Trim(), Receiver = _receiver.Trim() }; // csc-false
        }

        public string Preview()
        {
            try
            {
                Validate();
            }
            catch (InvalidOperationException)
            {
                return string.Join(' ', _missing.Select(m => m.ToUpperInvariant())); // csc-false
            }

            return _sender + _receiver.Trim(); // csc-false
        }
    }
}

public static class Case
{
    public static void Demo1()
    {
        var b = new Parcel.Builder().From("a");
        b.Preview();
        b.To("b").Preview();
        b.Build().Label();
    }
}
