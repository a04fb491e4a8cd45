# SPDX-FileCopyrightText: Tidegate contributors
# SPDX-License-Identifier: GPL-3.0-or-later

tidegate_add_test_library(tidegate_teststore LINKS tidegate_store_backends tidegate_store_postgres tidegate_store_sqlite tidegate_testdatabase SOURCES
    store/loggedplans.cpp store/postgresschema.cpp store/storefixture.cpp)

tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/store/tst_storecontract.cpp LINKS tidegate_teststore DATABASES sqlite postgres)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/store/tst_storerecords.cpp LINKS tidegate_teststore DATABASES sqlite postgres)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/store/tst_storeddeployments.cpp LINKS tidegate_teststore DATABASES sqlite postgres)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/store/tst_storejournal.cpp LINKS tidegate_teststore DATABASES sqlite postgres)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/store/tst_storetenants.cpp LINKS tidegate_teststore DATABASES sqlite postgres)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/store/tst_storefiles.cpp LINKS tidegate_teststore)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/store/tst_storewatch.cpp LINKS tidegate_teststore)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/store/tst_storekill.cpp LINKS tidegate_teststore DATABASES sqlite postgres)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/store/tst_storethreads.cpp LINKS tidegate_teststore DATABASES sqlite postgres)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/store/tst_sqlvalues.cpp LINKS tidegate_teststore DATABASES sqlite postgres)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/store/tst_sentstatements.cpp LINKS tidegate_teststore DATABASES sqlite postgres)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/store/tst_leases.cpp LINKS tidegate_teststore DATABASES sqlite postgres)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/store/tst_duechecks.cpp LINKS tidegate_teststore DATABASES sqlite postgres)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/store/tst_storenotices.cpp LINKS tidegate_teststore DATABASES postgres)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/store/tst_contendedwrites.cpp LINKS tidegate_teststore DATABASES sqlite postgres)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/store/tst_postgresopening.cpp LINKS tidegate_teststore DATABASES postgres)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/store/tst_postgrespartitions.cpp LINKS tidegate_teststore DATABASES postgres)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/store/tst_postgresfaults.cpp LINKS tidegate_teststore DATABASES postgres TIMEOUT 300)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/store/tst_postgressnapshots.cpp LINKS tidegate_teststore DATABASES postgres)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/store/tst_tokenlookup.cpp LINKS tidegate_teststore DATABASES postgres)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/store/tst_rowlevelsecurity.cpp LINKS tidegate_teststore DATABASES postgres)
tidegate_add_test(${CMAKE_CURRENT_SOURCE_DIR}/store/tst_storedtables.cpp LINKS tidegate_teststore tidegate_sql DATABASES sqlite postgres)
