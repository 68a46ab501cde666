"""The addresses of the public pages, in Dutch as people read them."""

from django.urls import path

from motions.web.views import health, items, letters, ministries, overview, search

urlpatterns = [
    path("", overview.front_page, name="overview"),
    path("moties/", items.motions, name="motions"),
    path("moties/<int:pk>/", items.motion, name="motion"),
    path("toezeggingen/", items.commitments, name="commitments"),
    path("toezeggingen/<int:pk>/", items.commitment, name="commitment"),
    path("brieven/", letters.letters, name="letters"),
    path("brieven/<int:pk>/", letters.letter, name="letter"),
    path("brieven/<int:pk>/bestand/", letters.letter_original, name="letter-file"),
    path("ministeries/<int:pk>/", ministries.ministry, name="ministry"),
    path("zoeken/", search.search, name="search"),
    path("healthz", health.health, name="health"),
]
