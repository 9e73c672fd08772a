#ifndef TOUCHSTONE_CXLSXWRITER_SHIM_H
#define TOUCHSTONE_CXLSXWRITER_SHIM_H

#include <errno.h>
#include <stdio.h>
#include <xlsxwriter.h>

/* The library keeps the rows of a sheet in a temporary file and does not look whether they could be written there.
   Writes what is still in memory: the length of the file in bytes, or the negative errno of what failed. */
static inline long long touchstone_sheet_length(lxw_worksheet *sheet) {
  FILE *file = sheet->optimize_tmpfile;
  if (!file) return 0;
  errno = 0;
  if (fflush(file) || ferror(file)) return errno ? -(long long)errno : -EIO;
  return (long long)ftello(file);
}

#endif
