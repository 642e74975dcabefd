/* SPDX-License-Identifier: MIT */
/* An intake, made of tablets. */
#include "tablets.h"

/*@ requires index < BAC_STRENGTHS;
    assigns \nothing;
    ensures \result == (index + 1) * BAC_TABLET; */
uint16_t bac_strength_mg(unsigned index)
{
    return (uint16_t)((index + 1) * BAC_TABLET);
}

/* Of those above 10 mg, which are there in any case. */
/*@ requires 0 < index < BAC_STRENGTHS;
    assigns \nothing;
    ensures \result <==> strength_of(strengths, index); */
static bool is_among(bac_strengths strengths, unsigned index)
{
    return (strengths >> index) % 2 == 1;
}

/* How many tablets of a strength go, in tens of milligrams. */
/*@ requires 2 <= strength <= BAC_STRENGTHS && tens <= 60;
    assigns \nothing;
    ensures \result <= tens;
    ensures strength == 2 ==> 2 * \result <= tens;
    ensures strength == 3 ==> 3 * \result <= tens;
    ensures strength == 4 ==> 4 * \result <= tens; */
static unsigned most_of(unsigned strength, unsigned tens)
{
    return tens / strength;
}

/*@ requires 2 <= strength <= BAC_STRENGTHS && count <= 60;
    assigns \nothing;
    ensures strength == 2 ==> \result == 2 * count;
    ensures strength == 3 ==> \result == 3 * count;
    ensures strength == 4 ==> \result == 4 * count; */
static unsigned tens_of(unsigned count, unsigned strength)
{
    //@ assert strength == 2 || strength == 3 || strength == 4;
    return count * strength;
}

/* Fills whole tablets from the largest strength down, as many of each as go; of the largest one fewer, if asked for and
 * there is one. Those of 10 mg make the rest. */
/*@ requires \valid(tablets) && tens <= 60;
    assigns tablets->whole[0 .. BAC_STRENGTHS - 1];
    ensures tens_from(tablets, 0) == tens && tablets_of(tablets, strengths); */
static void fill(bac_strengths strengths, unsigned tens, bool one_fewer, bac_tablets *tablets)
{
    unsigned left = tens;
    unsigned fewer = one_fewer ? 1 : 0;
    /*@ loop invariant 0 <= i < BAC_STRENGTHS && left <= tens && fewer <= 1;
        loop invariant left + tens_from(tablets, i + 1) == tens;
        loop invariant i < 3 ==> tablet_of(tablets, strengths, 3);
        loop invariant i < 2 ==> tablet_of(tablets, strengths, 2);
        loop invariant i < 1 ==> tablet_of(tablets, strengths, 1);
        loop assigns i, left, fewer, tablets->whole[1 .. BAC_STRENGTHS - 1];
        loop variant i; */
    for (unsigned i = BAC_STRENGTHS - 1; i > 0; i--) {
        const unsigned most = is_among(strengths, i) ? most_of(i + 1, left) : 0;
        const unsigned count = most >= fewer ? most - fewer : most;
        //@ assert i == 1 || i == 2 || i == 3;
        fewer = is_among(strengths, i) ? 0 : fewer;
        tablets->whole[i] = (uint8_t)count;
        left -= tens_of(count, i + 1);
    }
    tablets->whole[0] = (uint8_t)left;
}

/*@ requires \valid_read(tablets);
    assigns \nothing;
    ensures \result == tablets->whole[0] + tablets->whole[1] + tablets->whole[2] + tablets->whole[3]; */
static unsigned whole_pieces(const bac_tablets *tablets)
{
    return (unsigned)tablets->whole[0] + tablets->whole[1] + tablets->whole[2] + tablets->whole[3];
}

/* As many of the largest strength as go are the fewest pieces, but where two of 30 mg are what 40 mg and two of 10 mg
 * would be: then one of 40 mg fewer. tests/exhaustive compares every intake with every other way to make it.
 * [R-strengths] */
/*@ requires \valid(tablets) && tens <= 60;
    assigns tablets->whole[0 .. BAC_STRENGTHS - 1];
    ensures tens_from(tablets, 0) == tens && tablets_of(tablets, strengths); */
static void fill_with_fewest(bac_strengths strengths, unsigned tens, bac_tablets *tablets)
{
    bac_tablets other = {.half = false};
    fill(strengths, tens, false, tablets);
    fill(strengths, tens, true, &other);
    if (whole_pieces(&other) < whole_pieces(tablets)) {
        fill(strengths, tens, true, tablets);
    }
}

/*@ requires \valid(tablets) && intake_mg <= BAC_DOSE_MAX;
    assigns *tablets;
    ensures intake_mg % BAC_DOSE_STEP == 0 ==>
      tens_from(tablets, 0) * BAC_TABLET + (tablets->half ? BAC_DOSE_STEP : 0) == intake_mg;
    ensures tablets_of(tablets, strengths);
    ensures tablets->half <==> intake_mg % BAC_TABLET >= BAC_DOSE_STEP; */
void bac_make_tablets(bac_strengths strengths, uint16_t intake_mg, bac_tablets *tablets)
{
    const unsigned tens = intake_mg / BAC_TABLET;
    const unsigned rest = intake_mg % BAC_TABLET;
    //@ assert tens * BAC_TABLET + rest == intake_mg;
    //@ assert intake_mg % BAC_DOSE_STEP == 0 ==> rest == 0 || rest == BAC_DOSE_STEP;
    tablets->half = rest >= BAC_DOSE_STEP;
    fill_with_fewest(strengths, tens, tablets);
}
