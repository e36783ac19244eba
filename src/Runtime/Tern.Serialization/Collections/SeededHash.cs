using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Tern.Serialization;

/// <summary>Hashes fixed-size keys so that only who knows the seed of this process can make them collide.</summary>
/// <remarks>
/// Multiply-add-shift over 32-bit words with 64-bit random factors; for any two keys chosen in advance, hash codes collide with the probability of chance.
/// Source: Dietzfelbinger, "Universal hashing and k-wise independent random variables via integer arithmetic without primes", 1996.
/// </remarks>
internal static class SeededHash
{
    private static readonly ulong s_addend = NextSeed();
    private static readonly ulong s_factor0 = NextSeed();
    private static readonly ulong s_factor1 = NextSeed();
    private static readonly ulong s_factor2 = NextSeed();
    private static readonly ulong s_factor3 = NextSeed();

    public static int Of(uint value) => Scatter((s_factor0 * value) + s_addend);

    public static int Of(ulong value) => Scatter((s_factor0 * (uint)value) + (s_factor1 * (value >> 32)) + s_addend);

    public static int Of(UInt128 value)
    {
        ulong low = (ulong)value;
        ulong high = (ulong)(value >> 64);
        return Scatter((s_factor0 * (uint)low) + (s_factor1 * (low >> 32)) + (s_factor2 * (uint)high) + (s_factor3 * (high >> 32)) + s_addend);
    }

    // The sum alone leaves keys in equal steps in equal steps; scattered, one to one, they fall into buckets as by chance.
    private static int Scatter(ulong sum)
    {
        uint hash = (uint)(sum >> 32);
        hash = (hash ^ (hash >> 16)) * 0x7FEB352D;
        hash = (hash ^ (hash >> 15)) * 0x846CA68B;
        return (int)(hash ^ (hash >> 16));
    }

    private static ulong NextSeed()
    {
        ulong seed = 0;
        RandomNumberGenerator.Fill(MemoryMarshal.AsBytes(new Span<ulong>(ref seed)));
        return seed;
    }
}
