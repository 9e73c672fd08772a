#include "names.h"

#include <unicode/uidna.h>

int32_t touchstone_idna_to_ascii(const char *name, int32_t length, char *result,
                                               int32_t capacity) {
  const uint32_t options =
      UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ | UIDNA_NONTRANSITIONAL_TO_ASCII;
  const uint32_t ignored = UIDNA_ERROR_EMPTY_LABEL | UIDNA_ERROR_LABEL_TOO_LONG |
                           UIDNA_ERROR_DOMAIN_NAME_TOO_LONG | UIDNA_ERROR_LEADING_HYPHEN |
                           UIDNA_ERROR_TRAILING_HYPHEN | UIDNA_ERROR_HYPHEN_3_4;
  UErrorCode status = U_ZERO_ERROR;
  UIDNA *idna = uidna_openUTS46(options, &status);
  if (U_FAILURE(status)) return -1;
  UIDNAInfo info = UIDNA_INFO_INITIALIZER;
  int32_t needed =
      uidna_nameToASCII_UTF8(idna, name, length, result, capacity, &info, &status);
  uidna_close(idna);
  if (status != U_BUFFER_OVERFLOW_ERROR && U_FAILURE(status)) return -1;
  return info.errors & ~ignored ? -1 : needed;
}
