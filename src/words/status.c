/* SPDX-License-Identifier: MIT */
#include "words/status.h"

static bool has_ended(const bac_protocol *protocol)
{
    return protocol->in_force_to.n < BAC_DATE_MAX;
}

/* Two protocols may be in force at once, of which bac_protocol_in_force names one. */
bool status_covers(const bac_protocol *protocol, bac_date day)
{
    return protocol->in_force_from.n <= day.n && day.n <= protocol->in_force_to.n;
}

const bac_protocol *protocol_now(void)
{
    const bac_protocol *now = NULL;
    for (size_t i = 0; bac_protocol_at(i) != NULL; i++) {
        if (!has_ended(bac_protocol_at(i))) {
            now = bac_protocol_at(i);
        }
    }
    return now;
}

static message status_message(const bac_protocol *protocol, bool dated, bool inside)
{
    if (has_ended(protocol)) {
        return !dated ? MSG_STATUS_HISTORICAL : inside ? MSG_STATUS_HISTORICAL_INSIDE : MSG_STATUS_HISTORICAL_OUTSIDE;
    }
    return dated && !inside ? MSG_STATUS_NOT_YET : MSG_STATUS_IN_FORCE;
}

/* [R-says-status] */
void status_put(sink *out, language lang, const bac_protocol *protocol, const bac_patient *patient)
{
    char since[DATE_TEXT_MAX] = ""; /* of a protocol that goes on; of one that has ended, until when it lasted */
    char until[DATE_TEXT_MAX] = "";
    char date[DATE_TEXT_MAX] = "";
    if (has_ended(protocol)) {
        date_text(until, lang, protocol->in_force_to, false);
    } else {
        date_text(since, lang, protocol->in_force_from, false);
    }
    const bac_protocol *then = NULL;
    const bac_protocol *now = protocol_now();
    if (patient->dated) {
        date_text(date, lang, patient->start, false);
        then = status_covers(protocol, patient->start) ? protocol : bac_protocol_in_force(patient->start);
    }
    const message_value values[] = {{"title", protocol->title, 0},
                                    {"since", since, 0},
                                    {"until", until, 0},
                                    {"date", date, 0},
                                    {"then", then != NULL ? then->title : "", 0},
                                    {"now", now != NULL ? now->title : "", 0},
                                    MESSAGE_VALUES_END};
    message_put(out, lang, status_message(protocol, patient->dated, then == protocol), values);
    if (patient->dated && then == NULL) {
        message_put(out, lang, MSG_STATUS_THEN_NONE, values);
    } else if (patient->dated && then != protocol && then != now) {
        message_put(out, lang, MSG_STATUS_THEN, values);
    }
    if (now != NULL && now != protocol) {
        message_put(out, lang, MSG_STATUS_NOW, values);
    }
}
